/**
 * Chromium gives a scheme that it doesn't know an opaque origin, for which CSP's 'self' means nothing. So the page lives at an https
 * address that can't exist (RFC 2606 `.invalid`), answered by request interception, and is called by the app's scheme everywhere else.
 */
const outside = "https://app.custodia.invalid";
const inside = "custodia://app";

export const pageOrigin = outside;

/** The app's address of what the browser shows. */
export function appAddress(url: string): string {
  return url === outside || url.startsWith(`${outside}/`) ? inside + url.slice(outside.length) : url;
}

/** Where the browser finds an address of the app. */
export function browserAddress(url: string): string {
  return url === inside || url.startsWith(`${inside}/`) ? outside + url.slice(inside.length) : url;
}

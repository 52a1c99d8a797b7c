import { textFault } from "./text.ts";

/** Is this the address of a web page that may be opened in a browser: http or https, with a host, no user name or password in it? */
export function isWebAddress(address: string): boolean {
  if (textFault(address, "address") !== null || /\s/u.test(address)) return false;
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  return url.hostname !== "" && url.username === "" && url.password === "";
}

import { isWebAddress } from "../main/model/address.ts";

/** What a person types as an address, with the `https://` that is mostly left out. Anything else comes back as it is. */
export function webAddress(typed: string): string {
  const address = typed.trim();
  if (address === "" || isWebAddress(address)) return address;
  const bare = /^[^\s/:@?#]+\.[^\s/:@?#.]{2,}(?::\d+)?(?:[/?#]|$)/u.test(address);
  return bare && isWebAddress(`https://${address}`) ? `https://${address}` : address;
}

/** What is wrong with it, as a sentence; null where it will do. */
export function addressFault(typed: string): string | null {
  if (typed.trim() === "" || isWebAddress(webAddress(typed))) return null;
  return "That is not the address of a web page: copy it from the browser, https:// included.";
}

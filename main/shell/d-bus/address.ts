import type { NetConnectOpts } from "node:net";

/** Undoes the escapes of an address's value: `%2d` and the like. */
function unescaped(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * Where a bus listens: the first address of a list such as `unix:path=/run/user/1000/bus` that is a socket of this machine (D-Bus
 * specification, “Server Addresses”); null when there is none.
 */
export function busSocket(addresses: string | undefined): NetConnectOpts | null {
  for (const address of (addresses ?? "").split(";")) {
    if (!address.startsWith("unix:")) continue;
    const pairs = address.slice("unix:".length).split(",");
    const parts = new Map(pairs.map((pair) => [pair.split("=")[0], unescaped(pair.slice(pair.indexOf("=") + 1))]));
    const [path, abstract] = [parts.get("path"), parts.get("abstract")];
    if (path) return { path };
    // Names that begin with a zero byte lie in no folder (unix(7)).
    if (abstract) return { path: `\0${abstract}` };
  }
  return null;
}

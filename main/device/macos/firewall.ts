import type { Probe } from "../probe.ts";

/** The application firewall: `Firewall is enabled. (State = 1)`; 0 off, 1 on, 2 everything is kept out. The number is the same in every version. */
export const firewallProbe: Probe<"firewall", "state"> = {
  item: "firewall",
  family: "macos",
  sources: () => ({ state: { run: "/usr/libexec/ApplicationFirewall/socketfilterfw", args: ["--getglobalstate"] } }),
  parse: ({ state }) => {
    if (state.state !== "ok") return state.state;
    if (state.code !== 0) return "failed";
    const number = /^Firewall is [^\r\n]*\(State = ([012])\)\s*$/m.exec(state.text)?.[1];
    return number === undefined ? "unreadable" : { on: number !== "0", name: "macOS firewall" };
  },
};

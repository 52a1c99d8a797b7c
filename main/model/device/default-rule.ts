import type { DeviceRule } from "../policy-pack.ts";

/** What is asked of a workstation where no policy says it: the command line without a pack, and the verdict of a pack that says nothing of it. */
export const defaultDeviceRule: DeviceRule = {
  basis: "No policy was named: these are this app’s own lines.",
  clauses: [],
  everyDays: 30,
  needs: ["system", "updates", "malware", "browsers", "app"],
  asks: [],
  help: "your IT department",
};

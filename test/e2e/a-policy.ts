/** A policy file of a city's own: the shipped one, changed a little. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const shippedPolicy = join(import.meta.dirname, "..", "..", "assets", "policies", "anchorage-pp-16-5.json");

export interface Policy {
  readonly version: string;
  /** The day from which on it is in force, `YYYY-MM-DD`. */
  readonly effective: string;
  readonly grounds: readonly { readonly id: string; readonly label: string }[];
  readonly register: { readonly review: { readonly everyDays: number } };
}

/** A newer version of the policy in use: one ground is worded anew, and rounds are made every ten days. */
export function newerPolicy(): Policy {
  const policy = JSON.parse(readFileSync(shippedPolicy, "utf8")) as Policy;
  const [first, ...rest] = policy.grounds;
  if (first === undefined) throw new Error("a pack without grounds");
  return {
    ...policy,
    version: "2026-11-01",
    effective: "2026-11-01",
    grounds: [{ ...first, label: "Something else (sample)" }, ...rest],
    register: { ...policy.register, review: { ...policy.register.review, everyDays: 10 } },
  };
}

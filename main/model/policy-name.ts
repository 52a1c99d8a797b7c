import type { PolicyPack } from "./policy-pack.ts";

/** The policy within a sentence: `the Social Media Policy`; a title with a number is a name and takes no article, as `P&P 16-5`. */
export function policyInText({ shortTitle }: Pick<PolicyPack, "shortTitle">): string {
  return /\d|^the /i.test(shortTitle) ? shortTitle : `the ${shortTitle}`;
}

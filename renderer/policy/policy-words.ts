/** Words for the policy that is in use: its version, when it was reviewed, what another file would change. [A-8, N-hist] */
import type { Refused } from "../../main/model/error-code.ts";
import { policyInText } from "../../main/model/policy-name.ts";
import type { PolicyReview } from "../../main/model/register-view.ts";
import type { PackPreview } from "../../preload/contract.ts";
import { counted, plainDate } from "../format.ts";

/** `2023-06-26` of `city-rules@2023-06-26` */
export function versionOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("@") + 1);
}

/** The last review of this pack, whichever version it was under; null: none is recorded. */
export function lastReview(reviews: readonly PolicyReview[], packId: string): PolicyReview | null {
  const own = reviews.filter(({ pack }) => pack === packId);
  return own.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))[0] ?? null;
}

/** `every year`, `every 6 months` */
export function everyWords(months: number): string {
  if (months === 12) return "every year";
  return months % 12 === 0 ? `every ${months / 12} years` : `every ${counted(months, "month")}`;
}

export const outcomeWords: Record<PolicyReview["outcome"], string> = {
  unchanged: "It stays as it is",
  revised: "It is revised",
};

/** What is wrong with a policy file, one fault a line; empty where its sentence says all there is. */
export function faultLines({ code, detail }: Refused): readonly string[] {
  const faults = code === "PACK_BROKEN" ? detail?.faults : undefined;
  return typeof faults === "string" ? faults.split("\n") : [];
}

/** What the file is, measured by what is here already. */
export function previewSentence({ summary, against }: Pick<PackPreview, "summary" | "against">): string {
  if (against === null) return "It is another policy than the one in use, and is compared with that.";
  if (summary.ref === against.ref) return "This very version is here already.";
  const other = versionOf(summary.ref) < versionOf(against.ref) ? "an older" : "another";
  return `It is ${other} version of ${policyInText(against)}, compared with the one in force since ${plainDate(against.effective)}.`;
}

/**
 * The texts for people that a package carries. The same bag gives the same bytes, on any day and any computer: the verifier makes
 * them again and compares. So there is no clock here, no locale, and no wording that Intl brings along.
 */

export { BagIndex } from "./bag-index.ts";
export type { ReportInput } from "./input.ts";
export { readmeTxt } from "./readme.ts";
export { removalsColumns, removalsCsv } from "./removals.ts";
export { caseReport, reportHtml } from "./report.ts";
export { slipHtml } from "./slip.ts";
export { withheldCsv } from "./withheld.ts";

/**
 * Stands in `Bag-Software-Agent`. Goes up with every change to a byte of these texts: an older verifier then says that it can't make them
 * again. Once a version was released, packages of it are verified for ever: the next one keeps its generators beside the new ones.
 */
export const reportVersion = 1;

/** `Custodia 0.4.0 report/1`, as `Bag-Software-Agent` and `BagMeta.software` have it. @param version `0.4.0` */
export function softwareAgent(version: string): string {
  return `Custodia ${version} report/${reportVersion}`;
}

/** The report version that a bag's `Bag-Software-Agent` names; null when it names none. */
export function reportVersionOf(agent: string): number | null {
  const found = /^Custodia \S+ report\/([1-9]\d{0,5})$/.exec(agent)?.[1];
  return found === undefined ? null : Number(found);
}

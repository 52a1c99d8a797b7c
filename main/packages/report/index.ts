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
export { reportVersion, reportVersionOf, softwareAgent } from "./version.ts";
export { withheldCsv } from "./withheld.ts";

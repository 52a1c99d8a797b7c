/** The words of the compliance report. */
import type { ComplianceReport, ComplianceRow, RowVerdict } from "../../main/model/compliance-view.ts";
import { capital, count, counted, listed, plainDate } from "../format.ts";
import type { Tone } from "../words.ts";

export const verdictWords: Readonly<Record<RowVerdict, { readonly tag: string; readonly tone: Tone }>> = {
  met: { tag: "Met", tone: "good" },
  "not-met": { tag: "Not met", tone: "bad" },
  unknown: { tag: "Not known", tone: "warn" },
  nothing: { tag: "Nothing to check", tone: "plain" },
};

/** `since November 3, 2026`; empty where no day is known. */
export function sinceWords({ since }: Pick<ComplianceRow, "since">): string {
  return since === null ? "" : `since ${plainDate(since)}`;
}

function many(report: ComplianceReport, verdict: RowVerdict): number {
  return report.rows.filter((row) => row.verdict === verdict).length;
}

/** `12 of 20 duties are met; 5 are not and of 3 it is not known.` Nobody is told that all is well on a guess. */
export function complianceSentence(report: ComplianceReport): string {
  const [met, not, unknown, nothing] = (["met", "not-met", "unknown", "nothing"] as const).map((one) =>
    many(report, one),
  ) as [number, number, number, number];
  const checked = report.rows.length - nothing;
  if (checked === 0) return "There is nothing here yet that a duty could be about.";
  const rest = [
    not === 0 ? null : `${count(not)} ${not === 1 ? "is" : "are"} not`,
    unknown === 0 ? null : `of ${count(unknown)} it is not known`,
  ].filter((part) => part !== null);
  const first = `${count(met)} of ${counted(checked, "duty", "duties")} ${met === 1 ? "is" : "are"} met`;
  return `${capital(first)}${rest.length === 0 ? "" : `; ${listed(rest)}`}.`;
}

export type ComplianceFilter = "all" | "open";

/** `open`: what is not met, and what is not known. */
export function shownRows(report: ComplianceReport, filter: ComplianceFilter): readonly ComplianceRow[] {
  if (filter === "all") return report.rows;
  return report.rows.filter(({ verdict }) => verdict === "not-met" || verdict === "unknown");
}

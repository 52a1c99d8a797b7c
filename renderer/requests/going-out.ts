/** What a release would hold, in lines. */
import type { RequestView } from "../../main/model/records-view.ts";
import { counted } from "../format.ts";

/** `3 cases with 21 entries`, pictures, and what is withheld of them. */
export function goingOut({ cases, withheld, redactions }: RequestView): readonly string[] {
  const all = cases.flatMap(({ entries }) => entries);
  const out = all.filter(({ leftOut }) => !leftOut);
  const seqs = new Set(out.map(({ seq }) => seq));
  const hidden = withheld.filter(({ seq }) => seqs.has(seq));
  const covered = redactions.filter(({ seq }) => seqs.has(seq));
  const isFileHidden = (seq: number) =>
    hidden.some((one) => one.seq === seq && one.field === "evidence") && !covered.some((one) => one.seq === seq);
  const files = out.filter(({ evidence, seq }) => evidence !== null && !isFileHidden(seq)).length;
  const isSlipNeeded = hidden.length + covered.length > 0 || all.length > out.length;
  return [
    `${counted(cases.length, "case")} with ${counted(out.length, "entry", "entries")} and ${counted(files, "file")}`,
    ...(all.length > out.length ? [`${counted(all.length - out.length, "entry", "entries")} left out`] : []),
    ...(hidden.length > 0 ? [`${counted(hidden.length, "field")} withheld`] : []),
    ...(covered.length > 0 ? [`${counted(covered.length, "picture")} with covered areas`] : []),
    ...(isSlipNeeded ? ["The withholding slip"] : []),
    "A proof for every entry, and how to check it",
  ];
}

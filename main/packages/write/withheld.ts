import { AppError } from "../../lib/app-error.ts";
import { evidenceExtension } from "../../lib/evidence-extension.ts";
import { type BagSource, evidencePath, leftOutRow, type ReleaseBag, type WithheldRow } from "../source.ts";
import { type Contents, namedFiles, publicPartOf } from "./contents.ts";

/** What a release holds back. */
export interface HeldBack {
  /** In the order of the log; of one entry first its fields, then its pictures. */
  readonly rows: readonly WithheldRow[];
  /** Files that must not enter the bag, whichever entry names them. */
  readonly files: ReadonlySet<string>;
}

/**
 * The lines of `withheld.csv`, those of entries that are left out among them. A picture that is redacted in one entry, or whose field is withheld there, does not go out through another
 * entry that names it too: that one gets a line of its own, which says so. Where the picture of a field that is withheld is redacted, under the same
 * provision, one line says both.
 * @throws AppError LOG_DOES_NOT_VERIFY {seq}; ENTRY_UNKNOWN {seq} for one that is said to be left out and isn't, or is another one
 */
export function heldBack(plan: ReleaseBag, source: BagSource, contents: Contents): HeldBack {
  const provisionOf = new Map<string, string>();
  for (const { original, provision } of plan.redactions) provisionOf.set(original, provision);
  for (const { seq, withheld } of plan.entries) {
    const entry = source.entry(seq);
    if (entry === null) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
    for (const { field, provision } of withheld) {
      if (field !== "evidence" && field !== "redactions") continue;
      for (const { sha256 } of namedFiles(publicPartOf(entry).kind, entry)) {
        if (!provisionOf.has(sha256)) provisionOf.set(sha256, provision);
      }
    }
  }
  const rows = [
    ...plan.entries.flatMap(({ seq, withheld }) =>
      entryRows(plan, seq, withheld, pictureRows(plan, contents, seq, provisionOf)),
    ),
    ...leftOutRows(plan, source),
  ].sort((a, b) => a.seq - b.seq);
  return { rows, files: new Set(provisionOf.keys()) };
}

function leftOutRows({ entries, facts }: ReleaseBag, source: BagSource): readonly WithheldRow[] {
  const here = new Set(entries.map(({ seq }) => seq));
  let before = -1;
  return facts.leftOut.map((one) => {
    const { seq, kind, at } = one;
    const entry = source.entry(seq);
    if (entry === null || here.has(seq) || seq <= before) throw new AppError("ENTRY_UNKNOWN", { seq });
    const part = publicPartOf(entry);
    if (part.kind !== kind || part.at !== at) throw new AppError("ENTRY_UNKNOWN", { seq });
    before = seq;
    return leftOutRow(one, facts.title);
  });
}

/** A withheld field needs no line of its own where that of its picture says the same. */
function entryRows(
  plan: ReleaseBag,
  seq: number,
  withheld: ReleaseBag["entries"][number]["withheld"],
  pictures: readonly WithheldRow[],
): readonly WithheldRow[] {
  const isSaid = (field: string, provision: string) =>
    pictures.some((one) => one.redacted !== "" && one.field === field && one.provision === provision);
  const fields = withheld.filter(({ field, provision }) => !isSaid(field, provision));
  return [...fields.map(({ field, provision }) => row(plan, { seq, field, provision })), ...pictures];
}

function pictureRows(
  plan: ReleaseBag,
  contents: Contents,
  seq: number,
  provisionOf: ReadonlyMap<string, string>,
): readonly WithheldRow[] {
  const redacted = plan.redactions.filter((redaction) => redaction.seq === seq);
  const rows = redacted.map(({ provision, original, redacted: { sha256, mediaType } }) =>
    row(plan, {
      seq,
      field: "evidence",
      provision,
      original,
      redacted: evidencePath(sha256, evidenceExtension(mediaType)),
    }),
  );
  const entry = contents.entry(seq);
  const others = namedFiles(publicPartOf(entry).kind, entry).flatMap(({ sha256 }) => {
    const provision = provisionOf.get(sha256);
    if (provision === undefined || redacted.some(({ original }) => original === sha256)) return [];
    return [row(plan, { seq, field: "evidence", provision, original: sha256 })];
  });
  return [...rows, ...others];
}

function row(
  plan: ReleaseBag,
  held: Pick<WithheldRow, "seq" | "field" | "provision"> & Partial<WithheldRow>,
): WithheldRow {
  return { original: "", redacted: "", title: plan.facts.title, ...held };
}

import { AppError } from "../../lib/app-error.ts";
import { evidenceExtension } from "../../lib/evidence-extension.ts";
import { type BagSource, evidencePath, type ReleaseBag, type WithheldRow } from "../source.ts";
import { type Contents, namedFiles, publicPartOf } from "./contents.ts";

/** What a release holds back. */
export interface HeldBack {
  /** In the order of the entries; of one entry first its fields, then its pictures. */
  readonly rows: readonly WithheldRow[];
  /** Files that must not enter the bag, whichever entry names them. */
  readonly files: ReadonlySet<string>;
}

/**
 * The lines of `withheld.csv`. A picture that is redacted in one entry, or whose field is withheld there, does not go out through another
 * entry that names it too: that one gets a line of its own, which says so.
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
  const rows = plan.entries.flatMap(({ seq, withheld }) => [
    ...withheld.map(({ field, provision }) => row(plan, { seq, field, provision })),
    ...pictureRows(plan, contents, seq, provisionOf),
  ]);
  return { rows, files: new Set(provisionOf.keys()) };
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

/** What the records desk reads from the removal log, and how it writes to it. */

import { recipientKind } from "../custodians/index.ts";
import type { Actor, CaseEntry, DeskEntry, DeskEntryKind, DeskEvent } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { ExportRow } from "../model/records-view.ts";
import type { EarlierHead } from "../packages/source.ts";
import { decodeDisclosure, type RemovalLog } from "../removal-log/index.ts";

/** What the services of the records desk have in common. */
export interface RecordsDeskParts {
  readonly log: RemovalLog;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Who makes an entry. @throws AppError PROFILE_MISSING */
  actor(): Actor;
  /** The policy in force. @throws AppError PROFILE_MISSING, PACK_UNKNOWN {ref} */
  policy(): PolicyPack;
  /** The policy under which something was recorded; the one in force where that is no longer here. */
  policyOf(ref: string): PolicyPack;
  /** Appends one entry; durable when it returns. Tells whoever wants to know. */
  record(event: DeskEvent): void;
}

/** Entries of a kind that still have their fields, in the order of the log. */
export function keptEntries<K extends DeskEntryKind>(log: RemovalLog, kind: K): readonly DeskEntry<K>[] {
  return log.deskEntries(kind).flatMap(({ entry, disposed }) => (disposed ? [] : [entry as DeskEntry<K>]));
}

/** What was exported so far, newest first. */
export function exportRows(log: RemovalLog): readonly ExportRow[] {
  return keptEntries(log, "log.exported")
    .map(({ seq, at, actor, fields }) => ({ seq, at, by: actor, ...fields }))
    .reverse();
}

/** Every checkpoint that left the house in an export. */
export function earlierHeads(log: RemovalLog): readonly EarlierHead[] {
  return exportRows(log).map(({ size, root }) => ({ size, root }));
}

/** Kind, case and fields of the entries `from` up to `to`, which is not included; no fields where they are no longer kept. */
export function* readEntries(
  log: RemovalLog,
  from: number,
  to: number,
): Iterable<Pick<CaseEntry, "kind" | "fields"> & { readonly case: string | null }> {
  for (const { publicPart, disclosures } of log.entries(from, to)) {
    const part: Pick<CaseEntry, "kind"> & { readonly case: string | null } = JSON.parse(publicPart);
    const fields = Object.fromEntries(disclosures.map(decodeDisclosure).map(({ name, value }) => [name, value]));
    yield { kind: part.kind, case: part.case, fields: fields as unknown as CaseEntry["fields"] };
  }
}

/** An X25519 recipient of age, as every age program reads it. (FORMATS section 3) */
export function isRecipient(text: string): boolean {
  return recipientKind(text) === "x25519";
}

import { AppError } from "../lib/app-error.ts";
import type { DeskEntry } from "../model/entry.ts";
import type { Subject } from "../model/records-view.ts";
import type { RetainedLog } from "./ports.ts";

/** A case or a request whose fields are kept. */
export interface KeptRecord {
  readonly subject: Subject;
  /** Numbers of its entries, in order. */
  readonly seqs: readonly number[];
  /** A case that isn't closed, a request that isn't answered. */
  readonly open: boolean;
}

/** @throws AppError CASE_UNKNOWN, REQUEST_NOT_KNOWN, RECORD_DISPOSED */
export function keptRecord(log: RetainedLog, subject: Subject): KeptRecord {
  const seqs =
    subject.kind === "case" ? log.caseEntries(subject.id).map(({ seq }) => seq) : requestSeqs(log, subject.id);
  if (seqs.length > 0) return { subject, seqs, open: isOpen(log, subject) };
  const { kind, id } = subject;
  if (isDisposed(log, subject)) throw new AppError("RECORD_DISPOSED", { [kind]: id });
  throw kind === "case"
    ? new AppError("CASE_UNKNOWN", { case: id })
    : new AppError("REQUEST_NOT_KNOWN", { request: id });
}

export function isDisposed(log: RetainedLog, subject: Subject): boolean {
  return log.deskEntries("record.disposed").some(({ entry }) => {
    const { kind, id } = disposedSubject(entry);
    return kind === subject.kind && id === subject.id;
  });
}

/** What an entry of disposal was about. */
export function disposedSubject({ fields }: DeskEntry<"record.disposed">): Subject {
  return fields.request === null ? { kind: "case", id: fields.ofCase ?? "" } : { kind: "request", id: fields.request };
}

/** Numbers of the entries that the answer to a request handed out, or said that they stay here; none while it isn't answered. */
export function answeredEntries(log: RetainedLog, request: string): readonly number[] {
  return answers(log, request).flatMap(({ fields }) => [...fields.entries, ...fields.withheld.map(({ seq }) => seq)]);
}

function isOpen(log: RetainedLog, { kind, id }: Subject): boolean {
  return kind === "case" ? log.summary(id)?.closed !== true : answers(log, id).length === 0;
}

function answers(log: RetainedLog, request: string): readonly DeskEntry<"request.released">[] {
  const kept = log.deskEntries("request.released").filter(({ disposed }) => !disposed);
  return kept.map(({ entry }) => entry).filter(({ fields }) => fields.request === request);
}

function requestSeqs(log: RetainedLog, request: string): readonly number[] {
  const received = log
    .deskEntries("request.received")
    .filter(({ entry, disposed }) => !disposed && entry.fields.request === request);
  const seqs = [...received.map(({ entry }) => entry.seq), ...answers(log, request).map(({ seq }) => seq)];
  return seqs.sort((left, right) => left - right);
}

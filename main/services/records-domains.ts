/** The domains of the records desk, each with what it needs from the rest of the house. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Exports } from "../exports/index.ts";
import { Incidents } from "../incidents/index.ts";
import { AppError } from "../lib/app-error.ts";
import { systemCode } from "../lib/storage-error.ts";
import type { AccountRef } from "../model/entry.ts";
import { packRef } from "../model/policy-pack.ts";
import type { Subject } from "../model/records-view.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import { Requests, type RequestsLog } from "../requests/index.ts";
import { Retention } from "../retention/index.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { exportRows, isRecipient, type RecordsDeskParts, readEntries } from "./records-log.ts";
import type { RecordsParts } from "./records-parts.ts";

/** Largest picture that is redacted, in bytes. */
const largestPicture = 256 * 1024 * 1024;

export function makeExports({ database }: Opened, { log, clock, policy }: RecordsDeskParts): Exports {
  return new Exports({
    database,
    clock,
    isRecipient,
    policy: () => {
      const { records, timeZone } = policy();
      return { everyMonths: records.export.everyMonths, timeZone };
    },
    exported: () => exportRows(log),
    size: () => log.counts().entries,
    entries: (from, to) => readEntries(log, from, to),
  });
}

export function makeRequests(
  { database }: Opened,
  { log, policy, policyOf, record, clock, random, actor }: RecordsDeskParts,
  { evidence }: RecordsParts,
  isHeld: (subject: Subject) => boolean,
): Requests {
  return new Requests({
    database,
    clock,
    random,
    log: log as RequestsLog,
    evidence: {
      read: (sha256) => evidence.read(sha256, largestPicture),
      seal: (bytes, name) => evidence.seal([bytes], { name, bytes: bytes.length }),
      forget: (sha256) => evidence.forget(sha256),
    },
    policy,
    policyOf,
    record,
    isHeld,
    title: () => actor().role,
  });
}

export function makeIncidents(
  { register }: Opened,
  { log, policyOf, record, clock, random }: RecordsDeskParts,
  path: (sha256: string) => string,
): Incidents {
  return new Incidents({
    clock,
    random,
    log,
    record,
    account: (id): AccountRef => {
      const { department, handle, name } = register.account(id);
      return { department, handle, id, name };
    },
    accountOfCase: (id) => {
      const summary = log.summary(id);
      if (summary === null) throw new AppError("CASE_UNKNOWN", { id });
      return summary.account;
    },
    policyOf,
    path,
  });
}

export function makeRetention(
  options: ServicesOptions,
  { database }: Opened,
  { log, actor, policy, clock, random }: RecordsDeskParts,
  { evidence, logChanged }: RecordsParts,
  others: {
    choosing(caseId: string): readonly string[];
    unacknowledged(caseId: string): readonly string[];
    bundles(caseId: string): readonly string[];
    forget(request: string): void;
  },
): Retention {
  return new Retention({
    database,
    log,
    actor,
    device: options.device,
    policy: () => packRef(policy()),
    clock,
    random,
    choosing: (caseId) => others.choosing(caseId),
    unacknowledged: (caseId) => others.unacknowledged(caseId),
    copies: (subject) => [
      ...copiesOf(options.folder, log, subject),
      ...(subject.kind === "case" ? [...others.bundles(subject.id), onPaper] : []),
    ],
    removeFile: (sha256) => evidence.forget(sha256),
    forget: (subject) => {
      if (subject.kind === "request") others.forget(subject.id);
    },
    changed: logChanged,
  });
}

/** Nobody has written down who made one. */
const onPaper = "Reports on it that were saved as PDF or printed, and files that were copied out of Custodia";

/** Packages that hold a case still, and backup copies of the database. A request stands in every export after it. */
function copiesOf(folder: string, log: RemovalLog, { kind, id }: Subject): readonly string[] {
  const seqs: readonly number[] =
    kind === "case"
      ? log.caseEntries(id).map(({ seq }) => seq)
      : log.deskEntries("request.received").flatMap(({ entry }) => (entry.fields.request === id ? [entry.seq] : []));
  const exported = exportRows(log)
    .filter(({ first, last }) => seqs.some((seq) => first <= seq && seq <= last))
    .map((row) => row.package.name);
  const released = log
    .deskEntries("request.released")
    .filter(({ disposed, entry }) => !disposed && entry.fields.entries.some((seq) => seqs.includes(seq)))
    .flatMap(({ entry }) => entry.fields.package?.name ?? []);
  return [...exported, ...released, ...backups(folder)];
}

function backups(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, "backup"))
      .sort()
      .map((name) => `backup/${name}`);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

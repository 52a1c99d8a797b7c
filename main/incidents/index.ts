/** Incidents: reported to IT from an account or a case, open until IT has taken them up. [A-6.h.ii] */

import { v7 as uuidv7 } from "uuid";
import type { NewIncident, RecordsRequests } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, pastTime, someText } from "../lib/field.ts";
import {
  type AccountRef,
  type DeskEntry,
  type DeskEntryFields,
  type DeskEvent,
  type Evidence,
  incidentSorts,
} from "../model/entry.ts";
import { incidentMessage } from "../model/incident-message.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { IncidentRow } from "../model/records-view.ts";
import { type BundledFile, writeBundle } from "./bundle.ts";

/** Most people that one report names. */
const mostTold = 50;

export interface IncidentsOptions {
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: {
    deskEntries<K extends "incident.reported" | "incident.acknowledged">(
      kind: K,
    ): readonly { readonly entry: DeskEntry<K>; readonly disposed: boolean }[];
  };
  /** Appends an entry; durable when it returns. */
  record(event: DeskEvent): void;
  /** @throws AppError ACCOUNT_UNKNOWN {account} */
  account(id: string): AccountRef;
  /** The account of a case. @throws AppError CASE_UNKNOWN {id} */
  accountOfCase(id: string): AccountRef;
  /** The policy under which something was recorded; the one in force where that is no longer here. */
  policyOf(ref: string): PolicyPack;
  /** Where a sealed file lies. */
  path(sha256: string): string;
}

/** A file that was just put away. */
export interface SealedFile {
  readonly evidence: Evidence;
  keep(): void;
  discard(): void;
}

export class Incidents {
  readonly #options: IncidentsOptions;

  constructor(options: IncidentsOptions) {
    this.#options = options;
  }

  /** Newest first. */
  rows(): readonly IncidentRow[] {
    return this.#all().map(({ row }) => row);
  }

  /** Incidents that were noticed in this case and that IT has not acknowledged: their ids. */
  unacknowledged(caseId: string): readonly string[] {
    return this.rows().flatMap(({ id, ofCase, acknowledged }) =>
      ofCase === caseId && acknowledged === null ? [id] : [],
    );
  }

  /** What the message and evidence of incidents noticed in this case are called where somebody has saved them. */
  bundles(caseId: string): readonly string[] {
    return this.rows().flatMap(({ id, ofCase }) => (ofCase === caseId ? [this.fileName(id)] : []));
  }

  /**
   * @param sealed files, kept once the entry names them and given up when there is none
   * @throws AppError ACCOUNT_UNKNOWN, CASE_UNKNOWN, TEXT_* {field}, TIME_* {field}, REQUEST_MALFORMED
   */
  report(asked: Omit<NewIncident, "sources">, sealed: readonly SealedFile[]): IncidentRow {
    const fields = this.#checked(asked, sealed);
    try {
      this.#options.record({ kind: "incident.reported", fields });
    } catch (error) {
      // A failing disk may have kept the entry all the same: then the files must stay. The next start sweeps those that no entry names.
      if (error instanceof AppError && error.code === "DISK_FULL") for (const file of sealed) file.discard();
      throw error;
    }
    for (const file of sealed) file.keep();
    return this.#find(fields.incident).row;
  }

  /** @throws AppError INCIDENT_UNKNOWN, INCIDENT_ACKNOWLEDGED, TEXT_* {field}, TIME_* {field} */
  acknowledge(asked: RecordsRequests["incidents.acknowledge"]["request"]): IncidentRow {
    const { row } = this.#find(asked.id);
    if (row.acknowledged !== null) throw new AppError("INCIDENT_ACKNOWLEDGED", { id: row.id });
    const fields: DeskEntryFields["incident.acknowledged"] = {
      acknowledgedAt: pastTime("at", asked.at, this.#options.clock()),
      by: { name: someText("name", asked.by.name, "name"), role: anyText("role", asked.by.role, "name") },
      incident: row.id,
      note: anyText("note", asked.note, "passage"),
      reference: anyText("reference", asked.reference, "name"),
    };
    this.#options.record({ kind: "incident.acknowledged", fields });
    return this.#find(asked.id).row;
  }

  /** The message for IT, in the pack's words. @throws AppError INCIDENT_UNKNOWN */
  message(id: string): string {
    const { row, entry } = this.#find(id);
    return incidentMessage(this.#options.policyOf(entry.policy), row, `${entry.actor.name}, ${entry.actor.role}`);
  }

  /** `incident-<day>-<first digits of the id>.zip` @throws AppError INCIDENT_UNKNOWN */
  fileName(id: string): string {
    const { row } = this.#find(id);
    return `incident-${row.at.slice(0, 10)}-${row.id.slice(-8)}.zip`;
  }

  /** Message and evidence in one zip, durable when this returns. @throws AppError INCIDENT_UNKNOWN, EVIDENCE_MISSING, EVIDENCE_DAMAGED, DISK_*, FOLDER_* */
  async save(id: string, path: string): Promise<void> {
    const { row } = this.#find(id);
    const files = row.evidence.map(
      (evidence): BundledFile => ({ evidence, path: this.#options.path(evidence.sha256) }),
    );
    await writeBundle(path, this.message(id), files, row.at);
  }

  #checked(asked: Omit<NewIncident, "sources">, sealed: readonly SealedFile[]): DeskEntryFields["incident.reported"] {
    const { clock, random } = this.#options;
    try {
      const now = clock();
      const incident = uuidv7({ msecs: now.getTime(), random: random(16) });
      return { ...this.#fields(asked, now), evidence: sealed.map(({ evidence }) => evidence), incident };
    } catch (error) {
      for (const file of sealed) file.discard();
      throw error;
    }
  }

  #fields(
    asked: Omit<NewIncident, "sources">,
    now: Date,
  ): Omit<DeskEntryFields["incident.reported"], "evidence" | "incident"> {
    const { account, ofCase, sort, told } = asked;
    if (!incidentSorts.includes(sort) || told.length > mostTold)
      throw new AppError("REQUEST_MALFORMED", { reason: "incident" });
    const ofTheCase = ofCase === null ? null : this.#options.accountOfCase(ofCase);
    const noticedAt = pastTime("noticedAt", asked.noticedAt, now);
    const since = asked.since === null ? null : pastTime("since", asked.since, now);
    if (since !== null && since > noticedAt) throw new AppError("TIME_INVALID", { field: "since" });
    return {
      account: account === null ? ofTheCase : this.#options.account(account),
      noticedAt,
      ofCase,
      since,
      sort,
      told: told.map(({ how, name, title }) => ({
        how: anyText("how", how, "name"),
        name: anyText("name", name, "name"),
        title: someText("title", title, "name"),
      })),
      what: someText("what", asked.what, "passage"),
    };
  }

  #find(id: string): { row: IncidentRow; entry: DeskEntry<"incident.reported"> } {
    const found = this.#all().find(({ row }) => row.id === id);
    if (found === undefined) throw new AppError("INCIDENT_UNKNOWN", { id });
    return found;
  }

  #all(): readonly { row: IncidentRow; entry: DeskEntry<"incident.reported"> }[] {
    const { log } = this.#options;
    const answers = new Map(
      log
        .deskEntries("incident.acknowledged")
        .filter(({ disposed }) => !disposed)
        .map(({ entry }) => [entry.fields.incident, entry]),
    );
    return log
      .deskEntries("incident.reported")
      .filter(({ disposed }) => !disposed)
      .map(({ entry }) => ({ entry, row: rowOf(entry, answers.get(entry.fields.incident)) }))
      .reverse();
  }
}

function rowOf(
  { seq, at, fields }: DeskEntry<"incident.reported">,
  answer: DeskEntry<"incident.acknowledged"> | undefined,
): IncidentRow {
  const { incident: id, sort, account, ofCase, what, since, noticedAt, told, evidence } = fields;
  const { acknowledgedAt, by, reference, note } = answer?.fields ?? {};
  const known =
    acknowledgedAt === undefined || by === undefined
      ? null
      : { at: acknowledgedAt, by, reference: reference ?? "", note: note ?? "" };
  return { id, seq, at, sort, account, ofCase, what, since, noticedAt, told, evidence, acknowledged: known };
}

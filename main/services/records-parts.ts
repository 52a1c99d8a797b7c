/** Puts the records desk together with what it needs from the rest of the house. */

import { join } from "node:path";
import about from "../../package.json" with { type: "json" };
import type { EvidenceStore } from "../evidence/index.ts";
import type { Exports } from "../exports/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Actor, DeskEvent } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import type { RecordsDesk } from "../model/records-view.ts";
import { softwareAgent } from "../packages/report/index.ts";
import type { BagMeta } from "../packages/source.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Requests } from "../requests/index.ts";
import type { Retention } from "../retention/index.ts";
import type { Vaults } from "../vault/index.ts";
import type { Witness } from "../witness/index.ts";
import type { CustodyDesk } from "./custody-desk.ts";
import { databaseFile, evidenceFolder } from "./data-folder.ts";
import { recordDeskEvents } from "./desk-log.ts";
import { systemTimers } from "./idle-clock.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { exportInThread } from "./package-thread.ts";
import type { RecordsService, RetentionDesk, WitnessDesk } from "./records-desk.ts";
import { makeExports, makeIncidents, makeRequests, makeRetention } from "./records-domains.ts";
import { ExportWork, type WritePackage } from "./records-exports.ts";
import { earlierHeads, exportRows, isRecipient, type RecordsDeskParts } from "./records-log.ts";
import { Packages } from "./records-packages.ts";
import { Reports } from "./records-reports.ts";
import { RequestWork } from "./records-requests.ts";

/** How often it is looked whether an export is due, in milliseconds. */
const hourly = 3_600_000;

export interface RecordsParts {
  readonly log: RemovalLog;
  readonly evidence: EvidenceStore;
  readonly vaults: Vaults;
  readonly vaultDesk: CustodyDesk;
  readonly witness: Witness;
  actor(): Actor;
  /** Called after entries were recorded. */
  logChanged(): void;
  /** Called when the desk is another one though the log is not. */
  deskChanged(): void;
  readonly closing: AbortSignal;
}

export function assembleRecords(options: ServicesOptions, opened: Opened, parts: RecordsParts): RecordsService {
  const { random, timers = systemTimers } = options;
  const { log, evidence, witness, closing, deskChanged: changed } = parts;
  const common = commonParts(options, opened, parts);
  const path = (sha256: string) => evidence.path(sha256);
  const exports = makeExports(opened, common);
  const requests: Requests = makeRequests(opened, common, parts, (subject) => retention.isHeld(subject));
  const retention: Retention = makeRetention(options, opened, common, parts, requests);
  const incidents = makeIncidents(opened, common, path);
  const meta = () => metaOf(common, exports);
  const write = writer(options);
  const desk = (): RecordsDesk => ({
    settings: exports.settings(),
    schedule: { ...exports.schedule(), running: exportWork.running },
    exports: exportRows(log),
    sinceLast: { entries: exports.sinceLast() },
    requests: requests.rows(),
    incidents: incidents.rows(),
    holds: retention.holds(),
    disposals: retention.disposals(),
    witnessed: witness.witnessed(),
    forks: witness.forks(),
    cosigned: witness.cosigned(),
  });
  const exportWork = new ExportWork({ ...common, exports, write, isRecipient, desk, meta, changed, closing });
  const name = () => parts.actor().name;
  const requestWork = new RequestWork({
    requests,
    exports: exportWork,
    write,
    name,
    meta,
    earlier: () => earlierHeads(log),
    path,
    changed,
  });
  const packages = makePackages(options, random, parts);
  const packs = () => opened.packs.all.map((pack) => [packRef(pack), pack] as const);
  const reports = new Reports({ log, range: (range) => exports.range(range), meta, packs, path });
  const stop = timers.every(hourly, () => void exportWork.tick());
  void start(exportWork, retention, requests, changed);
  return {
    desk,
    exports: exportWork,
    requests: requestWork,
    incidents: {
      report: (asked, sealed) => incidents.report(asked, sealed),
      acknowledge: (asked) => incidents.acknowledge(asked),
      message: (id) => incidents.message(id),
      fileName: (id) => incidents.fileName(id),
      save: (id, file) => incidents.save(id, file),
    },
    retention: retentionDesk(retention, desk),
    packages,
    reports,
    witness: witnessDesk(witness),
    close: async () => {
      stop();
      packages.closeAll();
      await exportWork.settled();
    },
  };
}

/** What an interrupted disposal left to do, and the export that may be due since the app was last open. Never throws. */
async function start(
  exports: ExportWork,
  retention: Retention,
  requests: Requests,
  changed: () => void,
): Promise<void> {
  try {
    await retention.finish();
    await requests.sweep();
    changed();
  } catch (error) {
    // It is tried again at the next start and after the next disposal. A disk that fails now says so at the next entry, too.
    if (!(error instanceof AppError)) throw error;
  }
  await exports.tick();
}

function commonParts(
  { clock, random, device }: ServicesOptions,
  { packs, register }: Opened,
  { log, actor, logChanged }: RecordsParts,
): RecordsDeskParts {
  const policy = (): PolicyPack => {
    const ref = register.pack();
    if (ref === null) throw new AppError("PROFILE_MISSING");
    return packs.get(ref);
  };
  const record = (event: DeskEvent) => {
    recordDeskEvents({ log, actor: actor(), device, policy: packRef(policy()) }, [event]);
    logChanged();
  };
  return { log, clock, random, actor, policy, policyOf: (ref) => (packs.has(ref) ? packs.get(ref) : policy()), record };
}

function makePackages(
  { folder }: ServicesOptions,
  random: (bytes: number) => Uint8Array,
  { vaults, vaultDesk, witness, closing }: RecordsParts,
): Packages {
  return new Packages({
    folder: join(folder, "opened"),
    random,
    witness,
    custodian: () => vaultDesk.custodian,
    knownKeys: () => vaults.colleagues().map(({ email: name, publicKey }) => ({ name, publicKey })),
    closing,
  });
}

function metaOf({ actor, policy }: RecordsDeskParts, exports: Exports): BagMeta {
  const { organisation, timeZone } = policy();
  const { contact } = exports.settings();
  return {
    organisation,
    contactName: contact.name === "" ? actor().name : contact.name,
    contactEmail: contact.email,
    date: exports.today(),
    timeZone,
    software: softwareAgent(about.version),
  };
}

function writer({ folder, packFolder }: ServicesOptions): WritePackage {
  return (plan, to, { onProgress, signal }) => {
    const places = { database: databaseFile(folder), evidence: evidenceFolder(folder), packs: packFolder };
    return exportInThread(
      { ...places, plan, to: { folder: to.folder, recipients: to.recipients } },
      { onProgress, signal },
    );
  };
}

function retentionDesk(retention: Retention, desk: () => RecordsDesk): RetentionDesk {
  return {
    hold: (subject, reason) => {
      retention.place(subject, reason);
      return desk();
    },
    lift: (hold, reason) => {
      retention.lift(hold, reason);
      return desk();
    },
    plan: (subject) => retention.plan(subject),
    dispose: async (asked) => {
      await retention.dispose(asked);
      return desk();
    },
  };
}

function witnessDesk(witness: Witness): WitnessDesk {
  return {
    takeIn: (note) => void witness.takeIn(note),
    forkText: (fork) => ({ text: witness.forkText(fork), fileName: `contradicting-checkpoints-${fork}.txt` }),
  };
}

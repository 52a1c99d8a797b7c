/** Puts the records desk together with what it needs from the rest of the house. */

import { join } from "node:path";
import type { EvidenceStore } from "../evidence/index.ts";
import { Outbox } from "../exports/index.ts";
import type { Incidents } from "../incidents/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Actor } from "../model/entry.ts";
import { packRef } from "../model/policy-pack.ts";
import type { RecordsDesk } from "../model/records-view.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Requests } from "../requests/index.ts";
import type { Retention } from "../retention/index.ts";
import type { Vaults } from "../vault/index.ts";
import type { Witness } from "../witness/index.ts";
import type { CustodyDesk } from "./custody-desk.ts";
import { DisposalWork } from "./disposal-work.ts";
import { systemTimers } from "./idle-clock.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { packFolders } from "./pack-folders.ts";
import { commonParts, metaOf, writer } from "./records-base.ts";
import type { RecordsService } from "./records-desk.ts";
import { makeExports, makeIncidents, makeRequests, makeRetention } from "./records-domains.ts";
import { ExportWork, type WritePackage } from "./records-exports.ts";
import { incidentsDesk, retentionDesk, witnessDesk } from "./records-faces.ts";
import { earlierHeads, exportRows, isRecipient } from "./records-log.ts";
import { Packages } from "./records-packages.ts";
import { Reports } from "./records-reports.ts";
import { RequestWork } from "./records-requests.ts";

/** How often it is looked whether an export is due, and whether a disposal has something left to do, in milliseconds. */
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
  const retention: Retention = makeRetention(options, opened, common, parts, {
    choosing: (id) => requests.choosing(id),
    forget: (id) => requests.forget(id),
    unacknowledged: (id) => incidents.unacknowledged(id),
    bundles: (id) => incidents.bundles(id),
  });
  const incidents: Incidents = makeIncidents(opened, common, path);
  const meta = () => metaOf(common, exports);
  const outbox = new Outbox({ database: opened.database, clock: options.clock });
  const disposals = new DisposalWork({ finish: () => retention.finish() });
  const inThread = writer(options);
  const write: WritePackage = (...asked) => disposals.reading(() => inThread(...asked));
  const desk = (): RecordsDesk => ({
    settings: exports.settings(),
    schedule: { ...exports.schedule(), running: exportWork.running },
    exports: exportRows(log),
    lostPackages: outbox.lost(),
    sinceLast: { entries: exports.sinceLast() },
    requests: requests.rows(),
    incidents: incidents.rows(),
    holds: retention.holds(),
    disposals: retention.disposals(),
    witnessed: witness.witnessed(),
    forks: witness.forks(),
    cosigned: witness.cosigned(),
  });
  const exportWork = new ExportWork({
    ...common,
    exports,
    outbox,
    write,
    isRecipient,
    desk,
    meta,
    changed,
    closing,
  });
  const name = () => parts.actor().name;
  const requestWork = new RequestWork({
    requests,
    exports: exportWork,
    outbox,
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
  const stop = timers.every(hourly, () => {
    void disposals.carryOut();
    void exportWork.tick();
  });
  void start(exportWork, outbox, disposals, requests, changed);
  return {
    desk,
    exports: exportWork,
    requests: requestWork,
    incidents: incidentsDesk(incidents),
    retention: retentionDesk(retention, desk, {
      isWriting: () => exportWork.running,
      disposed: () => packages.closeOwn(),
    }),
    packages,
    reports,
    witness: witnessDesk(witness),
    reading: (work) => disposals.reading(work),
    close: async () => {
      stop();
      packages.closeAll();
      await exportWork.settled();
      await disposals.close();
    },
  };
}

/** What an interrupted disposal or export left to do, and the export that may be due since the app was last open. Never throws. */
async function start(
  exports: ExportWork,
  outbox: Outbox,
  disposals: DisposalWork,
  requests: Requests,
  changed: () => void,
): Promise<void> {
  await disposals.carryOut();
  try {
    outbox.settle();
    await requests.sweep();
    changed();
  } catch (error) {
    // It is tried again at the next start. A disk that fails now says so at the next entry, too.
    if (!(error instanceof AppError)) throw error;
  }
  await exports.tick();
}

function makePackages(
  { folder, packFolder }: ServicesOptions,
  random: (bytes: number) => Uint8Array,
  { log, vaults, vaultDesk, witness, closing }: RecordsParts,
): Packages {
  return new Packages({
    folder: join(folder, "opened"),
    packFolders: packFolders({ folder, packFolder }),
    random,
    ownOrigin: log.identity.origin,
    witness,
    custodian: () => vaultDesk.custodian,
    knownKeys: () => vaults.colleagues().map(({ email: name, publicKey }) => ({ name, publicKey })),
    closing,
  });
}

/** Everything that a request may use once the log is open. */

import type { DutyCounts, VerifyReport } from "../../preload/contract.ts";
import { Cases } from "../cases/index.ts";
import type { Database } from "../database/index.ts";
import { EvidenceStore } from "../evidence/index.ts";
import { TextReader } from "../evidence-text/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Actor } from "../model/entry.ts";
import type { PolicyPacks } from "../policies/index.ts";
import { type Register, RegisterBook } from "../register/index.ts";
import { openLog, type RemovalLog, saveVerified } from "../removal-log/index.ts";
import { startVerification } from "../removal-log/verification.ts";
import { Requests } from "../requests/index.ts";
import type { Vaults } from "../vault/index.ts";
import type { CustodyDesk } from "./custody-desk.ts";
import { databaseFile, evidenceFolder, stored } from "./data-folder.ts";
import type { DeviceService } from "./device-desk.ts";
import { assembleDevice, type DeviceListeners } from "./device-parts.ts";
import { EvidenceText, type EvidenceTextOptions } from "./evidence-text.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { ownPacksDesk } from "./own-packs.ts";
import type { RecordsService } from "./records-desk.ts";
import { assembleRecords } from "./records-parts.ts";
import type { DutyService, OwnPacks, RegisterService } from "./register-desk.ts";
import { assembleRegister } from "./register-parts.ts";
import { assembleVaults, type VaultListeners } from "./vault-parts.ts";

/** What becomes of pictures that wait for being read. */
export type ReadingListeners = Pick<EvidenceTextOptions, "waiting" | "failed">;

export interface Ready {
  readonly packs: PolicyPacks;
  readonly register: Register;
  readonly cases: Cases;
  readonly log: RemovalLog;
  readonly evidence: EvidenceStore;
  /** Reads the text in pictures: for a person at once, for the log's search when it is quiet, once it has begun. */
  readonly texts: EvidenceText;
  readonly vaults: Vaults;
  /** Locks and unlocks the vaults; this person's key. */
  readonly vaultDesk: CustodyDesk;
  /** Exports, packages, requests, incidents, retention, witnesses. */
  readonly records: RecordsService;
  /** The account register: accounts, people, departments, and what happened to them. */
  readonly book: RegisterService;
  /** What is due. */
  readonly duties: DutyService;
  /** The device checklist: is this workstation fit to administer the accounts? */
  readonly device: DeviceService;
  /** A city's own policy packs. */
  readonly ownPacks: OwnPacks;
  /** The policy, the profile or the account list is another one: whoever listens to the register or to what is due hears of it. */
  profileChanged(): void;
  /** Nobody is told anything any more; ends when nothing is asked of the vaults any more. Safe twice. */
  stop(): Promise<void>;
  /** Checks the whole log and every file, off the main thread, and notes the result. @throws AppError VERIFY_RUNNING, VERIFY_CANCELLED */
  verify(
    onProgress: (done: number, total: number, what: "entries" | "files") => void,
    signal: AbortSignal,
  ): Promise<VerifyReport>;
}

/**
 * Opens the log with its key and puts the parts together.
 * @param around `changed` is called after each entry, `deskChanged` when the records desk is another one though the log is not, `listeners`
 *   of what becomes of vaults, `registerChanged` and `dutiesChanged` when they are other ones, `device` of
 *   how this workstation stands; `closing` ends long work
 * @throws AppError KEY_MISMATCH, LOG_DOES_NOT_VERIFY, DATABASE_*, FOLDER_*, DISK_*
 */
export function assemble(
  options: ServicesOptions,
  opened: Opened,
  seed: Uint8Array,
  around: {
    readonly changed: () => void;
    readonly deskChanged: () => void;
    readonly closing: AbortSignal;
    readonly listeners: VaultListeners;
    readonly reading: ReadingListeners;
    readonly registerChanged: () => void;
    readonly dutiesChanged: (counts: DutyCounts) => void;
    readonly device: DeviceListeners;
  },
): Ready {
  const { database, packs, register } = opened;
  const { folder, clock, random, device, osUser } = options;
  const alsoNamed = (sha256: string) => RegisterBook.names(database, sha256);
  const log = openLog({ database, clock, random, alsoNamed }, seed);
  const isNamed = (sha256: string) =>
    log.evidence(sha256) !== null || Requests.names(database, sha256) || alsoNamed(sha256);
  const evidence = EvidenceStore.open(evidenceFolder(folder), { random, isNamed });
  const actor = () => actorOf(register, osUser);
  const { closing, reading } = around;
  const texts = new EvidenceText({ log, evidence, reader: new TextReader(), ...reading });
  const changed = () => {
    duties.touched("cases");
    duties.touched("records");
    around.changed();
    texts.nudge();
  };
  const deskChanged = () => {
    duties.touched("records");
    around.deskChanged();
  };
  const listeners: VaultListeners = {
    ...around.listeners,
    changed: (desk) => {
      duties.touched("vault");
      around.listeners.changed(desk);
      if (desk.lock === "open") void leaving.settle();
    },
  };
  const cases = new Cases({ log, evidence, packs, register, actor, device, clock, random, changed });
  const custody = assembleVaults(options, opened, { log, actor, changed, listeners });
  const { book, duties, leaving, tablesIn } = assembleRegister(options, opened, {
    ...{ log, evidence, ...custody, actor, closing },
    records: () => records.desk(),
    device: () => checklist.device.facts(),
    registerChanged: around.registerChanged,
    dutiesChanged: around.dutiesChanged,
  });
  const parts = { log, evidence, ...custody, actor, logChanged: changed, deskChanged, closing };
  const records = assembleRecords(options, opened, parts);
  const checklist = assembleDevice(options, opened, {
    ...{ log, actor, closing, logChanged: changed },
    listeners: tellingDuties(around.device, () => duties.touched("device")),
  });
  const profileChanged = () => {
    around.registerChanged();
    duties.touched(null);
    checklist.policyChanged();
  };
  const packsDesk = ownPacksDesk(options, opened);
  packsDesk.noteInUse();
  const ownPacks = tellingAdopted(packsDesk, profileChanged);
  const verify = verification(folder, database, closing, records);
  return {
    ...{ packs, register, cases, log, evidence, texts, ...custody, records, book, duties, ownPacks, verify },
    device: checklist.device,
    profileChanged,
    stop: async () => {
      duties.close();
      await Promise.all([leaving.settled(), tablesIn.settled(), checklist.stop()]);
    },
  };
}

function actorOf(register: Register, osUser: string): Actor {
  const person = register.person();
  if (person === null) throw new AppError("PROFILE_MISSING");
  return { name: person.name, role: person.role, osUser };
}

/** A check is another duty done, or another one to do. */
function tellingDuties(listeners: DeviceListeners, touched: () => void): DeviceListeners {
  return {
    changed: (standing) => {
      touched();
      listeners.changed(standing);
    },
    progress: (progress) => listeners.progress(progress),
  };
}

/** New cases may be opened under another policy from then on, and other duties follow. */
function tellingAdopted(desk: OwnPacks, changed: () => void): OwnPacks {
  return {
    read: (file) => desk.read(file),
    adopt(token, use) {
      desk.adopt(token, use);
      changed();
    },
  };
}

/** One at a time. */
function verification(
  folder: string,
  database: Database,
  closing: AbortSignal,
  records: Pick<RecordsService, "reading">,
): Ready["verify"] {
  let running = false;
  return async (onProgress, signal) => {
    if (running) throw new AppError("VERIFY_RUNNING");
    running = true;
    try {
      const [file, evidence] = [databaseFile(folder), evidenceFolder(folder)];
      const ended = AbortSignal.any([signal, closing]);
      const report = await records.reading(() => {
        const alsoNamed = RegisterBook.files(database);
        return startVerification({ file, evidenceFolder: evidence, alsoNamed, onProgress, signal: ended });
      });
      stored(() => saveVerified(database, report));
      return report;
    } finally {
      running = false;
    }
  };
}

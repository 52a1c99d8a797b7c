/** Everything that a request may use once the log is open. */

import type { VerifyReport } from "../../preload/contract.ts";
import { Cases } from "../cases/index.ts";
import type { Database } from "../database/index.ts";
import { EvidenceStore } from "../evidence/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Actor } from "../model/entry.ts";
import type { PolicyPacks } from "../policies/index.ts";
import type { Register } from "../register/index.ts";
import { openLog, type RemovalLog, saveVerified } from "../removal-log/index.ts";
import { startVerification } from "../removal-log/verification.ts";
import type { Vaults } from "../vault/index.ts";
import type { CustodyDesk } from "./custody-desk.ts";
import { databaseFile, evidenceFolder, stored } from "./data-folder.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { assembleVaults, type VaultListeners } from "./vault-parts.ts";

export interface Ready {
  readonly packs: PolicyPacks;
  readonly register: Register;
  readonly cases: Cases;
  readonly log: RemovalLog;
  readonly evidence: EvidenceStore;
  readonly vaults: Vaults;
  /** Locks and unlocks the vaults; this person's key. */
  readonly vaultDesk: CustodyDesk;
  /** Checks the whole log and every file, off the main thread, and notes the result. @throws AppError VERIFY_RUNNING, VERIFY_CANCELLED */
  verify(
    onProgress: (done: number, total: number, what: "entries" | "files") => void,
    signal: AbortSignal,
  ): Promise<VerifyReport>;
}

/**
 * Opens the log with its key and puts the parts together.
 * @param around `changed` is called after each entry, `listeners` of what becomes of vaults; `closing` ends long work
 * @throws AppError KEY_MISMATCH, LOG_DOES_NOT_VERIFY, DATABASE_*, FOLDER_*, DISK_*
 */
export function assemble(
  options: ServicesOptions,
  opened: Opened,
  seed: Uint8Array,
  around: { readonly changed: () => void; readonly closing: AbortSignal; readonly listeners: VaultListeners },
): Ready {
  const { database, packs, register } = opened;
  const { folder, clock, random, device, osUser } = options;
  const log = openLog({ database, clock, random }, seed);
  const isNamed = (sha256: string) => log.evidence(sha256) !== null;
  const evidence = EvidenceStore.open(evidenceFolder(folder), { random, isNamed });
  const actor = () => actorOf(register, osUser);
  const { changed, closing, listeners } = around;
  const cases = new Cases({ log, evidence, packs, register, actor, device, clock, random, changed });
  const custody = assembleVaults(options, opened, { log, actor, changed, listeners });
  return { packs, register, cases, log, evidence, ...custody, verify: verification(folder, database, closing) };
}

function actorOf(register: Register, osUser: string): Actor {
  const person = register.person();
  if (person === null) throw new AppError("PROFILE_MISSING");
  return { name: person.name, role: person.role, osUser };
}

/** One at a time. */
function verification(folder: string, database: Database, closing: AbortSignal): Ready["verify"] {
  let running = false;
  return async (onProgress, signal) => {
    if (running) throw new AppError("VERIFY_RUNNING");
    running = true;
    try {
      const report = await startVerification({
        file: databaseFile(folder),
        evidenceFolder: evidenceFolder(folder),
        onProgress,
        signal: AbortSignal.any([signal, closing]),
      });
      stored(() => saveVerified(database, report));
      return report;
    } finally {
      running = false;
    }
  };
}

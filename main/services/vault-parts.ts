/** Puts the vaults together with what they need from the rest of the house. */

import type { VaultDesk, VaultEvents } from "../../preload/contract.ts";
import { readExportKey, readIdentityRow, readReceipt } from "../custodians/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { AccountRef, Actor, DeskEvent } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import type { Register } from "../register/index.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import { Vaults } from "../vault/index.ts";
import { type Cosigner, type OwnLog, Witness } from "../witness/index.ts";
import { CustodianKeys } from "./custodian-keys.ts";
import { CustodyDesk } from "./custody-desk.ts";
import { stored, vaultFolder } from "./data-folder.ts";
import { recordDeskEvents } from "./desk-log.ts";
import { systemTimers } from "./idle-clock.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { revisionMarks } from "./revision-marks.ts";

/** Who hears what becomes of the vaults. */
export interface VaultListeners {
  changed(desk: VaultDesk): void;
  merged(merged: VaultEvents["vault.merged"]): void;
  checked(checked: VaultEvents["vault.checked"]): void;
}

export interface VaultParts {
  readonly log: RemovalLog;
  /** Who makes an entry. */
  actor(): Actor;
  /** Called after entries were recorded. */
  changed(): void;
  readonly listeners: VaultListeners;
}

export function assembleVaults(
  options: ServicesOptions,
  { database, packs, register }: Opened,
  parts: VaultParts,
): { vaults: Vaults; vaultDesk: CustodyDesk; witness: Witness } {
  const { folder, clock, random, keychain, timers = systemTimers } = options;
  const { log, listeners } = parts;
  const { keyStore } = log.identity;
  const pack = () => packInForce({ packs, register });
  const tellChanged = () => listeners.changed(vaultDesk.desk());
  const vaults = new Vaults({
    folder: vaultFolder(folder),
    database,
    clock,
    random,
    policy: () => {
      const { vault: rule, timeZone, roles } = pack();
      return { rule, timeZone, roles };
    },
    readKey: readExportKey,
    readReceipt,
    marks: revisionMarks(stored(() => readIdentityRow(database))?.keyStore ?? keyStore, keychain),
    record: recorder(options, parts, () => packRef(pack())),
    accountRef: (id) => accountRef(register, id),
    heads: {
      stamp: (before) => witness.stamp(before),
      look: (logs, from) => witness.lookAll(logs, from),
    },
    changed: tellChanged,
    merged: (vault, by, conflicts) => listeners.merged({ vault, by, conflicts }),
    checked: (vault) => listeners.checked({ vault }),
  });
  const person = () => {
    const { name, role } = parts.actor();
    return { name, title: role, organisation: pack().organisation };
  };
  const keys = new CustodianKeys({ folder, database, keychain, clock, random, keyStore });
  const vaultDesk = new CustodyDesk({ database, vaults, keys, clock, timers, person, changed: tellChanged });
  const witness = new Witness({
    database,
    clock,
    own: ownLog(log),
    cosigner: () => cosignerOf(vaultDesk),
    colleagues: () => vaults.colleagues(),
    changed: parts.changed,
  });
  return { vaults, vaultDesk, witness };
}

/** This log, as far as its heads are witnessed. */
function ownLog(log: RemovalLog): OwnLog {
  return {
    origin: log.identity.origin,
    vkey: log.identity.vkey,
    checkpoint: () => log.checkpoint(),
    size: () => log.counts().entries,
    root: (size) => log.root(size),
    consistencyProof: (oldSize, size) => log.consistencyProof(oldSize, size),
    exportedSizes: () =>
      log.deskEntries("log.exported").flatMap(({ entry, disposed }) => (disposed ? [] : [entry.fields.size])),
  };
}

/** null while the vaults are locked. */
function cosignerOf({ custodian }: CustodyDesk): Cosigner | null {
  if (custodian === null) return null;
  const { email, publicKey } = custodian.key;
  return { email, publicKey, cosign: custodian.cosign };
}

/** @throws AppError PROFILE_MISSING, PACK_UNKNOWN {ref} */
export function packInForce({ packs, register }: Pick<Opened, "packs" | "register">): PolicyPack {
  const ref = register.pack();
  if (ref === null) throw new AppError("PROFILE_MISSING");
  return packs.get(ref);
}

function recorder({ device }: ServicesOptions, { log, actor, changed }: VaultParts, policy: () => string) {
  return (events: readonly DeskEvent[]): void => {
    if (events.length === 0) return;
    recordDeskEvents({ log, actor: actor(), device, policy: policy() }, events);
    changed();
  };
}

/** null when the account is not registered. */
function accountRef(register: Register, account: string): AccountRef | null {
  try {
    const { department, handle, id, name } = register.account(account);
    return { department, handle, id, name };
  } catch (error) {
    if (error instanceof AppError && error.code === "ACCOUNT_UNKNOWN") return null;
    throw error;
  }
}

/** Puts the account register and what is due together with what they need from the rest of the house. */

import type { DutyCounts } from "../../preload/contract.ts";
import type { EvidenceStore } from "../evidence/index.ts";
import type { DeviceFacts } from "../model/device-duties.ts";
import type { Actor } from "../model/entry.ts";
import type { RecordsDesk } from "../model/records-view.ts";
import { titled } from "../model/register-rules/wording.ts";
import { RegisterBook } from "../register/index.ts";
import { Tables, TablesIn } from "../register/moving/index.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Vaults } from "../vault/index.ts";
import { complianceReport, complianceSheet } from "./compliance-sheet.ts";
import type { CustodyDesk } from "./custody-desk.ts";
import { databaseFile } from "./data-folder.ts";
import { Due } from "./due.ts";
import { Duties } from "./duty-desk.ts";
import { systemTimers } from "./idle-clock.ts";
import { Leaving } from "./leaving.ts";
import { DailyNotification } from "./notification.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import type { RegisterService } from "./register-desk.ts";
import { RegisterWork } from "./register-work.ts";
import { packInForce } from "./vault-parts.ts";

export interface RegisterParts {
  readonly log: RemovalLog;
  readonly evidence: EvidenceStore;
  readonly vaults: Vaults;
  readonly vaultDesk: CustodyDesk;
  records(): RecordsDesk;
  /** The last check of this workstation. */
  device(): DeviceFacts;
  actor(): Actor;
  readonly closing: AbortSignal;
  /** Called when something in the register is another one. */
  registerChanged(): void;
  /** Called when what is due is another list. */
  dutiesChanged(counts: DutyCounts): void;
}

export interface AssembledRegister {
  readonly book: RegisterService;
  readonly duties: Duties;
  readonly leaving: Leaving;
  readonly tablesIn: Pick<TablesIn, "settled">;
}

/** Reads nothing yet: the register is read when it is first asked for. */
export function assembleRegister(options: ServicesOptions, opened: Opened, parts: RegisterParts): AssembledRegister {
  const { clock, random, timers = systemTimers } = options;
  const { database, register } = opened;
  const { log, evidence, vaults, actor, registerChanged } = parts;
  const policy = () => packInForce(opened);
  const caseExists = (id: string) => log.summary(id) !== null;
  const anywhere = { action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };
  const hasCases = (account: string) => log.count("", { ...anywhere, account }).cases > 0;
  const book = new RegisterBook({ database, clock, random, policy, actor, caseExists, hasCases });
  const due = new Due({
    clock,
    policy,
    register: () => book.state(),
    vault: () => parts.vaultDesk.desk(),
    records: () => parts.records(),
    device: () => parts.device(),
    openCases: () => log.openSummaries(),
    mine: () => register.person()?.department ?? "",
  });
  const sample = log.identity.keyStore === "sample-file";
  const reports = { due, log, vaults, clock, sample, by: () => titled(actor()) };
  const duties = new Duties({
    due,
    notification: new DailyNotification({ database, clock, timeZone: () => policy().timeZone }),
    clock,
    timers,
    compliance: (department) => complianceReport(reports, department),
    complianceSheet: (department) => complianceSheet(reports, department),
    changed: (counts) => parts.dutiesChanged(counts),
  });
  const changed = () => {
    registerChanged();
    duties.touched(null);
  };
  const leaving = new Leaving({ book, vaults, roles: () => policy().register.users.roles, changed });
  const tables = new Tables({ book, clock, pack: policy });
  const file = databaseFile(options.folder);
  const tablesIn = new TablesIn({ database: file, book, random, clock, pack: policy, actor, closing: parts.closing });
  const work = {
    book,
    pages: () => register.accounts(),
    tables,
    tablesIn,
    due,
    leaving,
    log,
    evidence,
    vaults,
    policy,
    actor,
    changed,
  };
  return { book: new RegisterWork(work), duties, leaving, tablesIn };
}

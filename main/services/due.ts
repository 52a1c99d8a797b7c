/** What is due now, reckoned when somebody asks, and again only when something that it depends on is another one. */

import { type Desks, plannedDuties, unsortedDuties } from "../model/all-duties.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { DeviceFacts } from "../model/device-duties.ts";
import type { Duty } from "../model/duty.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { RecordsDesk } from "../model/records-view.ts";
import type { RegisterState } from "../model/register-view.ts";
import { dayIn } from "../model/time.ts";
import type { DutyDesk as VaultDutyDesk } from "../model/vault-duties.ts";

/** Where each part is read. All of them throw DATABASE_*, DISK_*; the policy PROFILE_MISSING, PACK_UNKNOWN, too. */
export interface DueSources {
  readonly clock: () => Date;
  policy(): PolicyPack;
  /** The same object until something in it is another one. */
  register(): RegisterState;
  vault(): VaultDutyDesk;
  records(): RecordsDesk;
  openCases(): readonly CaseSummary[];
  /** The last check of this workstation. */
  device(): DeviceFacts;
  /** The department of the person at this desk. */
  mine(): string;
}

export interface Reckoned {
  /** Today in the pack's time zone. */
  readonly day: string;
  readonly pack: PolicyPack;
  readonly desks: Desks;
  /** In no particular order. */
  readonly duties: readonly Duty[];
}

/** Parts that don't say themselves when they are other ones. */
export type Part = "vault" | "records" | "cases" | "device";

export class Due {
  readonly #sources: DueSources;
  #vault: VaultDutyDesk | null = null;
  #records: RecordsDesk | null = null;
  #cases: readonly CaseSummary[] | null = null;
  #device: DeviceFacts | null = null;
  #last: Reckoned | null = null;

  constructor(sources: DueSources) {
    this.#sources = sources;
  }

  /** This part is to be read again when it is next needed. */
  forget(part: Part): void {
    if (part === "vault") this.#vault = null;
    if (part === "records") this.#records = null;
    if (part === "cases") this.#cases = null;
    if (part === "device") this.#device = null;
  }

  get day(): string {
    const { clock, policy } = this.#sources;
    return dayIn(policy().timeZone, clock().toISOString());
  }

  /** The same object until something is another one or the day has turned. */
  now(): Reckoned {
    const { clock, policy } = this.#sources;
    const [now, pack] = [clock(), policy()];
    const day = dayIn(pack.timeZone, now.toISOString());
    const desks = this.#desks();
    const last = this.#last;
    if (last !== null && last.day === day && last.pack === pack && isSame(last.desks, desks)) return last;
    this.#last = { day, pack, desks, duties: unsortedDuties(pack, desks, now) };
    return this.#last;
  }

  /** What is due now and what will be, by day. @throws as `now` */
  planned(): readonly Duty[] {
    const { pack, desks } = this.now();
    return plannedDuties(pack, desks, this.#sources.clock());
  }

  #desks(): Desks {
    const { register, vault, records, openCases, device, mine } = this.#sources;
    this.#vault ??= vault();
    this.#records ??= records();
    this.#cases ??= openCases();
    this.#device ??= device();
    const parts = { vault: this.#vault, records: this.#records, cases: this.#cases, device: this.#device };
    return { ...parts, register: register(), mine: mine() };
  }
}

function isSame(a: Desks, b: Desks): boolean {
  return (Object.keys(a) as (keyof Desks)[]).every((part) => a[part] === b[part]);
}

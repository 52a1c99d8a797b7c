import type { Database } from "../database/index.ts";
import type { Keychain } from "../keychain/index.ts";
import type { PolicyPacks } from "../policies/index.ts";
import type { Register } from "../register/index.ts";
import type { Timers } from "./idle-clock.ts";
import type { Workstation } from "./workstation.ts";

export interface ServicesOptions {
  /** The data folder. */
  readonly folder: string;
  readonly packFolder: string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly keychain: Keychain;
  readonly osUser: string;
  /** Id of the workstation, made once. */
  readonly device: string;
  /** What tells this computer from others to which the data folder may come; of the system when left out. */
  readonly computer?: string;
  /** The system's when left out. */
  readonly timers?: Timers;
  /** What is looked at for the device checklist; the computer that this runs on when left out. */
  readonly workstation?: Workstation;
}

/** A data folder that is open, with what can be known before the log's key is there. */
export interface Opened {
  readonly database: Database;
  readonly packs: PolicyPacks;
  readonly register: Register;
}

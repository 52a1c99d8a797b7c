import { log } from "./10-log.ts";
import { register } from "./20-register.ts";
import { vault } from "./30-vault.ts";
import { records } from "./40-records.ts";
import { registerHistory } from "./50-register-history.ts";
import { leavingEvent } from "./51-leaving-event.ts";
import { device } from "./60-device.ts";

export interface Migration {
  /** Becomes `user_version`. Counted in tens, so that a mend can be put between two. */
  readonly version: number;
  readonly sql: string;
}

/** In order. A migration that was released never changes. */
export const migrations: readonly Migration[] = [log, register, vault, records, registerHistory, leavingEvent, device];

export const latestVersion = migrations.at(-1)?.version ?? 0;

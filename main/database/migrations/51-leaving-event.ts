import type { Migration } from "./index.ts";

/** By which event somebody's part in an account ended: two people may share a name, and one may leave twice. 0: not written down. [N-V.4] */
const sql = "ALTER TABLE leaving_reset ADD COLUMN event INTEGER NOT NULL DEFAULT 0";

export const leavingEvent: Migration = { version: 51, sql };

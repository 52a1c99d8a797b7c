import type { Database } from "../database/index.ts";

export function readSettings(database: Database): string | null {
  const select = database.prepare<[], string>("SELECT settings FROM export_setting WHERE one = 1").pluck();
  return select.get() ?? null;
}

export function writeSettings(database: Database, json: string): void {
  database.prepare("INSERT OR REPLACE INTO export_setting (one, settings) VALUES (1, ?)").run(json);
}

/** What all entries together name: cases and files, counted from what is computed anyway. */
export function countAll(database: Database): { cases: number; files: number; bytes: number } {
  const select = database.prepare<[], { cases: number; files: number; bytes: number }>(
    "SELECT coalesce((SELECT cases FROM derived_state), 0) AS cases, count(*) AS files, coalesce(sum(json_extract(evidence, '$.bytes')), 0) AS bytes FROM named_evidence",
  );
  return select.get() ?? { cases: 0, files: 0, bytes: 0 };
}

/** A package that was recorded and has not got its name yet: full paths, and when it was recorded. */
export interface OutgoingRow {
  readonly final: string;
  readonly temp: string;
  readonly at: string;
}

export function insertOutgoing(database: Database, row: OutgoingRow): void {
  database
    .prepare<[OutgoingRow]>("INSERT OR REPLACE INTO package_outbox (final, temp, at) VALUES (@final, @temp, @at)")
    .run(row);
}

export function readOutgoing(database: Database): readonly OutgoingRow[] {
  return database.prepare<[], OutgoingRow>("SELECT final, temp, at FROM package_outbox ORDER BY at, final").all();
}

export function deleteOutgoing(database: Database, final: string): void {
  database.prepare<[string]>("DELETE FROM package_outbox WHERE final = ?").run(final);
}

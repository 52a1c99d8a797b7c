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

import type { Database } from "../database/index.ts";

export function readWork(database: Database, request: string): string | null {
  const select = database.prepare<[string], string>("SELECT work FROM request_work WHERE request = ?").pluck();
  return select.get(request) ?? null;
}

export function writeWork(database: Database, request: string, json: string): void {
  database.prepare("INSERT OR REPLACE INTO request_work (request, work) VALUES (?, ?)").run(request, json);
}

export function deleteWork(database: Database, request: string): void {
  database.prepare("DELETE FROM request_work WHERE request = ?").run(request);
}

export function requestsWithWork(database: Database): readonly string[] {
  return database.prepare<[], string>("SELECT request FROM request_work ORDER BY request").pluck().all();
}

/** Does the work on any request keep this file? */
export function isNamed(database: Database, sha256: string): boolean {
  const select = database
    .prepare<[string], number>(
      `SELECT 1 FROM request_work, json_each(request_work.work, '$.redactions') AS redaction
        WHERE json_extract(redaction.value, '$.redacted.sha256') = ? LIMIT 1`,
    )
    .pluck();
  return select.get(sha256) !== undefined;
}

import type { Database } from "../database/index.ts";

export interface WitnessedRow {
  readonly origin: string;
  readonly vkey: string;
  readonly size: number;
  /** base64 */
  readonly root: string;
  readonly note: string;
  readonly at: string;
}

export interface ForkRow {
  readonly id: number;
  readonly origin: string;
  readonly vkey: string;
  readonly seen: string;
  readonly shown: string;
  readonly at: string;
  readonly cameFrom: string;
}

export interface CosignedRow {
  readonly size: number;
  readonly witness: string;
  readonly note: string;
  readonly signedAt: string;
}

const forkColumns = "id, origin, vkey, seen, shown, at, came_from AS cameFrom";

export function witnessed(database: Database, origin: string): WitnessedRow | null {
  const columns = "origin, vkey, size, root, note, at";
  const row = database.prepare<[string], WitnessedRow>(`SELECT ${columns} FROM witnessed_log WHERE origin = ?`);
  return row.get(origin) ?? null;
}

export function allWitnessed(database: Database): readonly WitnessedRow[] {
  return database
    .prepare<[], WitnessedRow>("SELECT origin, vkey, size, root, note, at FROM witnessed_log ORDER BY origin")
    .all();
}

/** In the place of what was seen of this log before; a trigger refuses to go back. */
export function putWitnessed(database: Database, row: WitnessedRow): void {
  database
    .prepare<[WitnessedRow]>(
      `INSERT INTO witnessed_log (origin, vkey, size, root, note, at) VALUES (@origin, @vkey, @size, @root, @note, @at)
       ON CONFLICT (origin) DO UPDATE SET vkey = @vkey, size = @size, root = @root, note = @note, at = @at`,
    )
    .run(row);
}

/** The fork's id: the old one where the same two heads were kept before. */
export function putFork(database: Database, fork: Omit<ForkRow, "id">): number {
  database
    .prepare<[Omit<ForkRow, "id">]>(
      `INSERT INTO fork (origin, vkey, seen, shown, at, came_from) VALUES (@origin, @vkey, @seen, @shown, @at, @cameFrom)
       ON CONFLICT DO NOTHING`,
    )
    .run(fork);
  const found = database
    .prepare<[string, string, string], number>("SELECT id FROM fork WHERE origin = ? AND seen = ? AND shown = ?")
    .pluck()
    .get(fork.origin, fork.seen, fork.shown);
  if (found === undefined) throw new Error("a fork was not kept");
  return found;
}

/** Newest first. */
export function allForks(database: Database): readonly ForkRow[] {
  return database.prepare<[], ForkRow>(`SELECT ${forkColumns} FROM fork ORDER BY id DESC`).all();
}

export function forkOf(database: Database, id: number): ForkRow | null {
  return database.prepare<[number], ForkRow>(`SELECT ${forkColumns} FROM fork WHERE id = ?`).get(id) ?? null;
}

export function putCosigned(database: Database, row: CosignedRow): void {
  database
    .prepare<[CosignedRow]>(
      "INSERT INTO cosigned (size, witness, note, signed_at) VALUES (@size, @witness, @note, @signedAt) ON CONFLICT DO NOTHING",
    )
    .run(row);
}

/** The last `limit`, largest first. */
export function lastCosigned(database: Database, limit: number): readonly CosignedRow[] {
  return database
    .prepare<[number], CosignedRow>(
      "SELECT size, witness, note, signed_at AS signedAt FROM cosigned ORDER BY size DESC, witness LIMIT ?",
    )
    .all(limit);
}

export function putHandedHead(database: Database, size: number, root: string): void {
  database
    .prepare<[number, string]>("INSERT INTO handed_head (size, root) VALUES (?, ?) ON CONFLICT DO NOTHING")
    .run(size, root);
}

/** Largest first. */
export function lastHandedSizes(database: Database, limit: number): readonly number[] {
  return database
    .prepare<[number], number>("SELECT size FROM handed_head ORDER BY size DESC LIMIT ?")
    .pluck()
    .all(limit);
}

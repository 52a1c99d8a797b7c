import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type BetterSqlite from "better-sqlite3";
import { syncFolder } from "../lib/atomic-file.ts";
import { migrations } from "./migrations/index.ts";
import { syncFile } from "./sync-file.ts";

/**
 * Runs every migration that the database lacks, each in a transaction of its own.
 * @param file where the database lies, for the copy that is made before the first migration; null for a new database, which needs none
 */
export function migrate(database: BetterSqlite.Database, file: string | null): void {
  const version = (): number => Number(database.pragma("user_version", { simple: true }));
  const due = migrations.filter((migration) => migration.version > version());
  const [first] = due;
  if (file !== null && first !== undefined) backUp(database, file, version());
  for (const migration of due) {
    const run = database.transaction(() => {
      // Another process may have come first.
      if (version() >= migration.version) return;
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
    });
    run.immediate();
  }
}

/** A whole copy in `backup/`; a later copy of the same version takes another name, so that none is ever overwritten. */
function backUp(database: BetterSqlite.Database, file: string, version: number): void {
  const folder = join(dirname(file), "backup");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, "unfinished.tmp");
  rmSync(unfinished, { force: true });
  // For its owner alone, like the database.
  closeSync(openSync(unfinished, "wx", 0o600));
  database.prepare("VACUUM INTO ?").run(unfinished);
  syncFile(unfinished);
  renameSync(unfinished, freeName(folder, `${basename(file, ".sqlite")}-version-${version}`));
  syncFolder(folder);
}

function freeName(folder: string, stem: string): string {
  for (let number = 1; ; number += 1) {
    const name = join(folder, number === 1 ? `${stem}.sqlite` : `${stem}-${number}.sqlite`);
    if (!existsSync(name)) return name;
  }
}

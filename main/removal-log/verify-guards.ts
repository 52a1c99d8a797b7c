import BetterSqlite from "better-sqlite3";
import type { Database } from "../database/index.ts";
import { migrations } from "../database/migrations/index.ts";
import type { Faults } from "./faults.ts";

/**
 * Nothing in SQL prevents dropping a table or adding a trigger: everything that the schema holds must be what the migrations make, and
 * nothing else may stand there. A view, an index or a trigger of somebody's own can hide rows, or swallow what is written.
 * @returns whether the tables of the log itself are there, so that verifying can go on
 */
export function verifyGuards(database: Database, faults: Faults): boolean {
  const found = new Map(objects(database).map((object) => [object.name, object]));
  const missing = new Set<string>();
  for (const { name, type, sql } of expected()) {
    const seen = found.get(name);
    found.delete(name);
    if (seen?.type === type && seen.sql === sql) continue;
    if (seen?.type !== type) missing.add(name);
    faults.log("log", `the ${type} ${name} ${seen === undefined ? "is missing" : "was changed"}`);
  }
  for (const { name, type } of found.values()) faults.log("log", `the ${type} ${name} was added`);
  return !needed.some((name) => missing.has(name));
}

const needed = ["entry", "disclosures", "log_head", "log_identity", "case_summary", "case_search"];

/** FTS5 makes these itself, and a later version of it may word them otherwise: they must be there and be tables. */
const shadows: ReadonlySet<string> = new Set(["data", "idx", "docsize", "config"].map((part) => `case_search_${part}`));

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  /** null for the indexes that SQLite makes for UNIQUE. */
  readonly sql: string | null;
}

function objects(database: Database): SchemaObject[] {
  return database
    .prepare<[], SchemaObject>("SELECT type, name, sql FROM sqlite_schema")
    .all()
    .map(({ type, name, sql }) => ({ type, name, sql: type === "table" && shadows.has(name) ? null : sql }));
}

function expected(): SchemaObject[] {
  const blank = new BetterSqlite(":memory:");
  try {
    for (const migration of migrations) blank.exec(migration.sql);
    return objects(blank);
  } finally {
    blank.close();
  }
}

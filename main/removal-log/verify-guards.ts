import BetterSqlite from "better-sqlite3";
import type { Database } from "../database/index.ts";
import { migrations } from "../database/migrations/index.ts";
import type { Faults } from "./faults.ts";

/**
 * Nothing in SQL prevents dropping a table or a trigger: compares the log's tables, indexes and triggers with those that the migrations make.
 * @returns whether the tables of the log itself are there, so that verifying can go on
 */
export function verifyGuards(database: Database, faults: Faults): boolean {
  const found = new Map(objects(database).map((object) => [object.name, object.sql]));
  const missing: string[] = [];
  const wanted = expected();
  for (const { name, type, sql } of wanted) {
    if (found.get(name) === sql) continue;
    if (!found.has(name)) missing.push(name);
    faults.log("log", `the ${type} ${name} ${found.has(name) ? "was changed" : "is missing"}`);
  }
  const known = new Set(wanted.map(({ name }) => name));
  for (const { name, type } of objects(database)) {
    if (type === "trigger" && !known.has(name)) faults.log("log", `the trigger ${name} was added`);
  }
  return !["entry", "disclosures", "log_head", "log_identity", "case_summary", "case_search"].some((name) =>
    missing.includes(name),
  );
}

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

function objects(database: Database): SchemaObject[] {
  return database
    .prepare<[], SchemaObject>(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'case\\_search\\_%' ESCAPE '\\'",
    )
    .all();
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

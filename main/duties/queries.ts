import type { Database } from "../database/index.ts";

/** JSON; null when nobody has chosen anything and nothing was shown. */
export function readDutySetting(database: Database): string | null {
  return database.prepare<[], string>("SELECT settings FROM duty_setting").pluck().get() ?? null;
}

export function writeDutySetting(database: Database, settings: string): void {
  database
    .prepare(
      "INSERT INTO duty_setting (one, settings) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET settings = excluded.settings",
    )
    .run(settings);
}

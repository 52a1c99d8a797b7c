/** Takes a table into the register of a folder, in its thread, as the app does, and is killed when it is as far as it is told. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../../main/database/index.ts";
import { RegisterBook } from "../../../main/register/index.ts";
import { TablesIn } from "../../../main/register/moving/index.ts";
import { anchorage } from "../../model/packs.ts";

const [folder = "", table = "", killAt = ""] = process.argv.slice(2);
const database = join(folder, "log.sqlite");
const actor = () => ({ name: "Alex Sample", role: "Coordinator", osUser: "alex" });
const clock = () => new Date("2026-03-02T18:00:00.000Z");
const random = (bytes: number) => randomBytes(bytes);
const around = { clock, random, actor };
const caseExists = () => false;
const book = new RegisterBook({
  ...around,
  database: openDatabase(database, "write"),
  policy: () => anchorage,
  caseExists,
});
const { signal } = new AbortController();
const tables = new TablesIn({ ...around, database, book, pack: () => anchorage, closing: signal });
const at = (moment: string) => {
  if (moment === killAt) process.kill(process.pid, "SIGKILL");
};
const file = { name: "people.csv", bytes: readFileSync(table) };
const { token } = await tables.read("people", file, { onProgress: () => undefined, signal });
const { added } = await tables.takeIn(token, { onProgress: ({ stage, done }) => at(`${stage} ${done}`), signal });
at(`added ${added}`);

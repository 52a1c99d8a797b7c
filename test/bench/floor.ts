import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";

/** The least that durable sealing can cost: the same bytes written, synced, renamed, the folder synced, and one durable insert. */
export class Floor {
  readonly #folder: string;
  readonly #database: BetterSqlite.Database;
  readonly #insert: BetterSqlite.Statement;
  #count = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#database = new BetterSqlite(join(folder, "floor.sqlite"));
    this.#database.pragma("journal_mode = WAL");
    this.#database.pragma("synchronous = FULL");
    this.#database.exec("CREATE TABLE floor (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
    this.#insert = this.#database.prepare("INSERT INTO floor (name) VALUES (?)");
  }

  seal(bytes: Uint8Array): void {
    this.#count += 1;
    const temporary = join(this.#folder, `incoming-${this.#count}`);
    const file = openSync(temporary, "wx");
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, join(this.#folder, `sealed-${this.#count}`));
    const folder = openSync(this.#folder, "r");
    fsyncSync(folder);
    closeSync(folder);
    this.#insert.run(`sealed-${this.#count}`);
  }

  close(): void {
    this.#database.close();
  }
}

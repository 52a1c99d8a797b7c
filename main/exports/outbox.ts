/**
 * Packages on their way to their own names. The log says of a package in the same transaction in which its row comes here; only then it gets
 * its name, and the row goes. Whenever the app is killed, there is neither entry nor package, or there will be both.
 */

import { lstatSync, rmSync, type Stats, utimesSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { giveFreeName, isTaken } from "../lib/free-name.ts";
import { storageError } from "../lib/storage-error.ts";
import type { LostPackage } from "../model/records-view.ts";
import * as queries from "./queries.ts";

/** A whole package, durable under another name (`temp`) in the folder of the name that it is to have (`path`). */
export interface Outgoing {
  readonly temp: string;
  readonly path: string;
}

export interface OutboxOptions {
  readonly database: Database;
  readonly clock: () => Date;
}

export class Outbox {
  readonly #options: OutboxOptions;
  #lost: readonly (LostPackage & { readonly path: string; readonly refused: AppError })[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Packages that could not be put into their folder when it was tried last. */
  lost(): readonly LostPackage[] {
    return this.#lost.map(({ name, folder, at }) => ({ name, folder, at }));
  }

  /**
   * Has the package recorded, then gives it its name. What `record` throws passes, and the package is gone then.
   * @throws AppError EXPORT_EXISTS {name}, DISK_*: nothing was recorded. EXPORT_PLACE_MISSING {folder}, EXPORT_EXISTS, DISK_*, FOLDER_* once
   *   it is recorded: it is tried again by `settle`
   */
  deliver<T>({ temp, path }: Outgoing, record: () => T): T {
    const at = this.#options.clock().toISOString();
    let recorded: T;
    try {
      if (isTaken(path)) throw new AppError("EXPORT_EXISTS", { name: basename(path) });
      recorded = this.#stored((database) => {
        const both = database.transaction(() => {
          const made = record();
          queries.insertOutgoing(database, { final: path, temp, at });
          return made;
        });
        return both.immediate();
      });
    } catch (error) {
      rmSync(temp, { force: true });
      throw storageError(error);
    }
    this.settle();
    const lost = this.#lost.find((one) => one.path === path);
    if (lost !== undefined) throw lost.refused;
    return recorded;
  }

  /** Gives every package that waits its name. What can't be done now is kept, told by `lost`, and tried again. @throws AppError DATABASE_*, DISK_* */
  settle(): void {
    this.#lost = this.#stored(queries.readOutgoing).flatMap((row) => {
      const refused = place(row);
      if (refused === null) {
        this.#stored((database) => queries.deleteOutgoing(database, row.final));
        return [];
      }
      return [{ name: basename(row.final), folder: dirname(row.final), at: row.at, path: row.final, refused }];
    });
  }

  #stored<T>(query: (database: Database) => T): T {
    try {
      return query(this.#options.database);
    } catch (error) {
      throw storageError(error);
    }
  }
}

/** null: it lies under its name now. */
function place({ final, temp }: queries.OutgoingRow): AppError | null {
  try {
    const [waiting, placed] = [found(temp), found(final)];
    if (waiting === undefined) {
      return placed === undefined ? new AppError("EXPORT_PLACE_MISSING", { folder: dirname(final) }) : null;
    }
    // Killed between its two names.
    if (placed !== undefined && isSame(waiting, placed)) rmSync(temp, { force: true });
    else if (!giveFreeName(temp, final)) return taken(temp, final);
    return null;
  } catch (error) {
    return storageError(error);
  }
}

/** It stays for whoever moves the other file away: what is left from an interrupted export goes a day after it was last written into. */
function taken(temp: string, final: string): AppError {
  const now = new Date();
  utimesSync(temp, now, now);
  return new AppError("EXPORT_EXISTS", { name: basename(final) });
}

function found(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.dev === other.dev;
}

/** The last check of this workstation, as far as the log bears it out. [A-6.h.iii] */

import type { DeviceBook } from "../device-book/index.ts";
import type { DeviceCheck, SetAside } from "../model/device-view.ts";
import { isAsRecorded, type Recorded } from "./checked-event.ts";

export interface LastCheckOptions {
  readonly book: Pick<DeviceBook, "last" | "checkedWhere">;
  /** The entry of a check; null: there is none of that number that can be read. @throws AppError DATABASE_*, DISK_* */
  recordedAs(seq: number): Recorded | null;
}

export class LastCheck {
  readonly #options: LastCheckOptions;
  /** What is kept, as it was found to agree with its entry: that is looked up once. */
  #agreed: string | null = null;

  constructor(options: LastCheckOptions) {
    this.#options = options;
  }

  /** null: there was none, or none that is what its entry says. @throws AppError DATABASE_*, DISK_* */
  read(): DeviceCheck | null {
    const { book, recordedAs } = this.#options;
    const check = book.last();
    if (check === null || check.seq === null) return null;
    const kept = JSON.stringify(check);
    if (this.#agreed === kept) return check;
    const entry = recordedAs(check.seq);
    if (entry === null || !isAsRecorded(check, entry)) return null;
    this.#agreed = kept;
    return check;
  }

  /** Why `read` gives none though one is kept; null: none is. @throws AppError DATABASE_*, DISK_* */
  setAside(): SetAside | null {
    const where = this.#options.book.checkedWhere();
    return where === "here" ? "disagrees" : where;
  }
}

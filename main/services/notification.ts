/** The system's notification of what is due: once a day, and once only, whatever the clock does. */

import type { DutySettings } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { isNotificationTime, notificationWords, readNotification, writeNotification } from "../duties/index.ts";
import type { Duty } from "../model/duty.ts";
import { dayIn } from "../model/time.ts";

export interface NotificationOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** @throws AppError PROFILE_MISSING, PACK_UNKNOWN {ref} */
  timeZone(): string;
}

export class DailyNotification {
  readonly #options: NotificationOptions;

  constructor(options: NotificationOptions) {
    this.#options = options;
  }

  /** @throws AppError DATABASE_*, DISK_* */
  settings(): DutySettings {
    const { notify, at } = readNotification(this.#options.database);
    return { notify, at };
  }

  /** @throws AppError REQUEST_MALFORMED {reason}, DATABASE_*, DISK_* */
  save({ notify, at }: DutySettings): DutySettings {
    const { database } = this.#options;
    writeNotification(database, { ...readNotification(database), notify, at });
    return this.settings();
  }

  /**
   * What is to be shown now; null: nothing. It is noted before it is handed out: killed in between, it is not shown on that day. Days on
   * which it was shown are remembered one by one, so that a clock that was set wrong for a while neither repeats nor silences it.
   * @param duties asked only when it may be shown
   * @throws AppError as `duties`; DATABASE_*, DISK_*: nothing is shown then
   */
  take(duties: () => readonly Duty[]): { title: string; body: string } | null {
    const { database, clock, timeZone } = this.#options;
    const state = readNotification(database);
    if (!state.notify) return null;
    const [now, zone] = [clock(), timeZone()];
    const today = dayIn(zone, now.toISOString());
    if (state.shown.includes(today) || !isNotificationTime(zone, state.at, now)) return null;
    const words = notificationWords(duties(), today);
    if (words !== null) writeNotification(database, { ...state, shown: [...state.shown, today] });
    return words;
  }
}

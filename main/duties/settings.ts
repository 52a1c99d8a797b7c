import type { DutySettings } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { isDate } from "../model/time.ts";
import { readDutySetting, writeDutySetting } from "./queries.ts";

/** The daily notification as it is kept: what was chosen, and on which days it was shown. */
export interface NotificationState extends DutySettings {
  /** Days `YYYY-MM-DD` in the pack's time zone, in the order in which it was shown. */
  readonly shown: readonly string[];
}

const usual: NotificationState = { notify: true, at: "09:00", shown: [] };

/** Enough for a clock that was set wrong and right again. */
const mostDays = 60;

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws AppError DATABASE_*, DISK_* */
export function readNotification(database: Database): NotificationState {
  const text = run(() => readDutySetting(database));
  return text === null ? usual : read(text);
}

/** Durable when it returns. @throws AppError REQUEST_MALFORMED {reason}, DATABASE_*, DISK_* */
export function writeNotification(database: Database, state: NotificationState): void {
  if (!timeOfDay.test(state.at)) throw new AppError("REQUEST_MALFORMED", { reason: "time of day" });
  const { notify, at, shown } = state;
  run(() => writeDutySetting(database, JSON.stringify({ notify, at, shown: shown.slice(-mostDays) })));
}

/** What can't be read was not written by us: the usual settings are as good as any. */
function read(text: string): NotificationState {
  const { notify, at, shown }: Partial<Record<keyof NotificationState, unknown>> = parsed(text);
  return {
    notify: typeof notify === "boolean" ? notify : usual.notify,
    at: typeof at === "string" && timeOfDay.test(at) ? at : usual.at,
    shown: Array.isArray(shown) ? shown.filter((day) => typeof day === "string" && isDate(day)) : [],
  };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // Not JSON: see above.
    return {};
  }
}

function run<T>(query: () => T): T {
  try {
    return query();
  } catch (error) {
    throw storageError(error);
  }
}

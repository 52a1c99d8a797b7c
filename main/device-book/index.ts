/** What is kept of the device checklist beside the log: what people answered, the last check, how IT is reached. [A-6.h.iii] */

import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText } from "../lib/field.ts";
import { storageError } from "../lib/storage-error.ts";
import type { KeptAnswer } from "../model/device/answers.ts";
import { type DeviceAnswer, type DeviceCheck, type DeviceQuestion, deviceAnswers } from "../model/device-view.ts";
import type { Actor, Time } from "../model/entry.ts";
import { parseTime } from "../model/time.ts";
import { checkText, parseCheck } from "./kept-check.ts";
import {
  type AnswerRow,
  insertAnswer,
  isCheckedElsewhere,
  lastAnswers,
  readCheck,
  readContact,
  writeCheck,
  writeContact,
} from "./queries.ts";

/** Marks that turn the direction of a text: a number to call could be made to look like another one. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

export interface DeviceBookOptions {
  readonly database: Database;
  /** Id of the workstation: what another one was like says nothing about this one. */
  readonly device: string;
  /** Hash of the computer: the id lies in the data folder, which may come to another one. */
  readonly computer: string;
}

export interface GivenAnswer {
  readonly question: Pick<DeviceQuestion, "id" | "text">;
  readonly answer: DeviceAnswer;
  readonly at: Time;
  /** `<pack id>@<pack version>` */
  readonly policy: string;
  readonly actor: Actor;
}

/** Every method throws DATABASE_*, DISK_*. */
export class DeviceBook {
  readonly #options: DeviceBookOptions;

  constructor(options: DeviceBookOptions) {
    this.#options = options;
  }

  /** The last one of this workstation; null: there was none, or what is kept of it can’t be read. */
  last(): DeviceCheck | null {
    const { database } = this.#options;
    const row = run(() => readCheck(database, this.#options));
    return row === null ? null : parseCheck(row.result, row.seq);
  }

  /** Where there was a check with this data folder, whatever is left of it; null: nowhere. */
  checkedWhere(): "here" | "elsewhere" | null {
    const { database } = this.#options;
    return run(() => {
      if (readCheck(database, this.#options) !== null) return "here";
      return isCheckedElsewhere(database, this.#options) ? "elsewhere" : null;
    });
  }

  /** Takes the place of the last one. In the transaction in which its entry is recorded. @param seq number of that entry */
  keep(check: DeviceCheck, seq: number): void {
    const { database } = this.#options;
    run(() => writeCheck(database, this.#options, seq, checkText(check)));
  }

  /** The last answer to each question, given on this workstation. */
  answers(): readonly KeptAnswer[] {
    const { database } = this.#options;
    return run(() => lastAnswers(database, this.#options)).flatMap(keptAnswer);
  }

  /** Durable when it returns. */
  answer({ question, answer, at, policy, actor }: GivenAnswer): void {
    const { database, device, computer } = this.#options;
    const [{ id, text }, by] = [question, JSON.stringify(actor)];
    run(() => insertAnswer(database, { device, computer, question: id, text, answer, at, policy, actor: by }));
  }

  /** How IT is reached, as the person noted it; empty: not noted. */
  contact(): string {
    return run(() => readContact(this.#options.database));
  }

  /** @throws AppError TEXT_* {field: "contact"} */
  saveContact(words: string): void {
    const contact = anyText("contact", words, "name");
    if (turning.test(contact)) throw new AppError("TEXT_CONTROL_CHARACTER", { field: "contact" });
    run(() => writeContact(this.#options.database, contact));
  }
}

/** None where it can’t be read: then the question is asked again. */
function keptAnswer({ question, text, answer, at, actor }: AnswerRow): readonly KeptAnswer[] {
  const known = deviceAnswers.find((one) => one === answer);
  if (known === undefined || parseTime(at) === null) return [];
  return [{ question, text, answer: known, at, by: nameIn(actor) }];
}

function nameIn(actor: string): string {
  try {
    const value: unknown = JSON.parse(actor);
    if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
    return "";
  } catch {
    // Not JSON, so that it was not written by us: the answer stands, nobody is named.
    return "";
  }
}

function run<T>(query: () => T): T {
  try {
    return query();
  } catch (error) {
    throw storageError(error);
  }
}

/** A table that comes in: looked at first, taken in then, if the register is still the same. */

import { AppError } from "../../lib/app-error.ts";
import { type PolicyPack, packRef } from "../../model/policy-pack.ts";
import type { ImportPreview, RegisterState } from "../../model/register-view.ts";
import { dayIn } from "../../model/time.ts";
import type { Hold } from "../hold.ts";
import type { AccountIntake } from "./account-rows.ts";
import type { TableKind } from "./columns.ts";
import { KnownRegister } from "./known-register.ts";
import type { PersonIntake } from "./person-rows.ts";
import { readTable } from "./read-table.ts";
import { takeInAccount, takeInPerson } from "./take-in.ts";

/** The register's book, as far as a table that comes in needs it. */
export interface IntakeBook {
  state(): RegisterState;
  /** Another one as soon as the register is. */
  mark(): string;
  /** All that `work` writes stands together or not at all. */
  change<T>(work: (hold: Hold) => T): T;
}

/** What a table brings, and what it was compared with. Plain data: it goes from one thread to another. */
export interface Intake {
  /** One of them is empty. */
  readonly accounts: readonly AccountIntake[];
  readonly people: readonly PersonIntake[];
  readonly register: string;
  readonly policy: string;
}

export interface LookedAt {
  readonly preview: Omit<ImportPreview, "token">;
  readonly intake: Intake;
}

/** Told after each row how many are done; what it throws ends the work. */
export type Pace = (done: number, total: number) => void;

/**
 * What a table would bring; nothing is taken in yet. Faulty rows are in the preview.
 * @param around the pack in force, and when it is
 * @throws AppError TABLE_UNREADABLE {name, reason}, TABLE_COLUMNS_MISSING {columns}, TABLE_TOO_LARGE {rows, limit}, and what `pace` throws
 */
export function lookAt(
  book: Omit<IntakeBook, "change">,
  { pack, now }: { readonly pack: PolicyPack; readonly now: Date },
  { what, file }: { readonly what: TableKind; readonly file: { readonly name: string; readonly bytes: Uint8Array } },
  pace: Pace,
): LookedAt {
  const register = book.mark();
  const known = new KnownRegister(book.state(), pack, dayIn(pack.timeZone, now.toISOString()));
  const { preview, accounts, people } = readTable(what, file, known, pace);
  return { preview, intake: { accounts, people, register, policy: packRef(pack) } };
}

/**
 * Takes in what `lookAt` has found without faults, all or nothing, in one transaction.
 * @throws AppError TABLE_CHANGED when the register or the policy is not what the preview saw, DISK_*, DATABASE_*, and what `pace` throws
 */
export function bringIn(book: IntakeBook, pack: PolicyPack, intake: Intake, pace: Pace): void {
  const { accounts, people, register, policy } = intake;
  const total = accounts.length + people.length;
  let done = 0;
  const next = () => {
    done += 1;
    pace(done, total);
  };
  book.change((hold) => {
    if (book.mark() !== register || packRef(pack) !== policy) throw new AppError("TABLE_CHANGED");
    // Who left and what is gone come first: an address and a handle that they gave back may be another's by now.
    for (const person of people.toSorted(goneFirst(({ leftOn }) => leftOn !== null))) {
      takeInPerson(hold, person);
      next();
    }
    const isGone = ({ closed }: AccountIntake) => closed?.standing === "deactivated";
    for (const account of accounts.toSorted(goneFirst(isGone))) {
      takeInAccount(hold, account);
      next();
    }
  });
}

/** Otherwise in the order of the file. */
function goneFirst<T>(isGone: (one: T) => boolean): (a: T, b: T) => number {
  return (a, b) => Number(isGone(b)) - Number(isGone(a));
}

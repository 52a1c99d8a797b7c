import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import type { Subject } from "../model/records-view.ts";

/** A disposal as a person orders it. */
export interface Disposing {
  readonly subject: Subject;
  /** The schedule or law that lets the record go, as it is cited. */
  readonly authority: string;
  readonly reason: string;
  /** A second person. */
  readonly approvedBy: { readonly name: string; readonly role: string };
  /** How many entries the person was shown. */
  readonly entries: number;
}

/**
 * The order as it is recorded.
 * @param self name of the person at the workstation
 * @throws AppError TEXT_* {field}, APPROVER_IS_SELF {name}
 */
export function checkedOrder(order: Disposing, self: string): Disposing {
  const authority = someText("authority", order.authority, "name");
  const reason = someText("reason", order.reason, "passage");
  const name = someText("approvedBy", order.approvedBy.name, "name");
  const role = someText("approverRole", order.approvedBy.role, "name");
  if (compared(name) === compared(self)) throw new AppError("APPROVER_IS_SELF", { name });
  return { ...order, authority, reason, approvedBy: { name, role } };
}

/**
 * Two spellings of one name: letters that look alike in other widths, capitals, white space, what no font draws. Letters of other scripts
 * that look alike (a Cyrillic о in the place of an o) are other letters here: real people are called so. Whoever disposes of a record under a
 * name made up like that has signed it with her own, in an entry that stays.
 */
function compared(name: string): string {
  const seen = name.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return seen.replace(/\s+/gu, " ").trim().toLowerCase();
}

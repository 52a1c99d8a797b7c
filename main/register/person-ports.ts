/** What the parts on people, departments and reviews of the policy need of the register's book. */

import type { Actor, Evidence } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type {
  AccountRecord,
  Day,
  DepartmentRecord,
  PersonRecord,
  RegisterEvent,
  RegisterEventFields,
  RegisterEventKind,
  SubjectKind,
} from "../model/register-view.ts";

/**
 * One transaction's hold on the register. All of it is written together or not at all, and what is read shows what was appended before in
 * the same transaction. Whoever hands it out opens the transaction.
 */
export interface RegisterHold {
  /** Today in the pack's time zone. */
  readonly today: Day;
  readonly pack: PolicyPack;
  readonly actor: Actor;
  /** A new UUIDv7. */
  newId(): string;
  /** Whoever has not left and has that address, and then whoever has that name, however they are written. */
  presentLike(name: string, email: string | null): readonly PersonRecord[];
  person(id: string): PersonRecord | undefined;
  accounts(): Iterable<AccountRecord>;
  account(id: string): AccountRecord | undefined;
  /** Id of the account that holds this key (model/register/account-key.ts); undefined: none does. */
  accountHolding(key: string): string | undefined;
  /** Is the account in any case? */
  hasCases(account: string): boolean;
  /** Departments that have events of their own. */
  departments(): Iterable<DepartmentRecord>;
  /** Any department that the register knows, however its name is written. */
  department(name: string): DepartmentRecord | undefined;
  /** All events of a subject, oldest first; a department by its folded name, the policy by its pack's id. */
  events(subjectKind: SubjectKind, subject: string): readonly RegisterEvent[];
  /** Writes an event, its files, and the record that its subject comes to with it. */
  append<K extends RegisterEventKind>(
    subjectKind: SubjectKind,
    subject: string,
    kind: K,
    on: Day,
    fields: RegisterEventFields[K],
    evidence?: readonly Evidence[],
  ): void;
}

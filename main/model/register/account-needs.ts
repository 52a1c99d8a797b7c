import { foldName } from "../author.ts";
import type { AccountNeed, PolicyPack } from "../policy-pack.ts";
import type { AccountDetails, AccountRecord } from "../register-view.ts";

/** What is missing, as a sentence names it. */
export const needNames: Readonly<Record<AccountNeed, string>> = {
  address: "the page’s web address",
  email: "the official e-mail address",
  phone: "the phone number",
  purpose: "the purpose",
  coordinator: "the coordinator",
  director: "the director",
  users: "who may post",
};

/** Coordinator and director may be the account's own or those of its department. */
type Noted = Pick<AccountDetails, "department" | "address" | "email" | "phone" | "purpose"> &
  Pick<AccountRecord, "coordinator" | "director" | "users">;

/** Whoever holds them: null is nobody. */
interface Leads {
  readonly coordinator: unknown;
  readonly director: unknown;
}

/** What the policy wants noted of an account before it is created, and is not. [A-6.g.i, N-V.1] */
export function missingNeeds(pack: PolicyPack, noted: Noted, department: Leads | undefined): readonly AccountNeed[] {
  return pack.register.record.needs.filter((need) => !isNoted(need, noted, department));
}

function isNoted(need: AccountNeed, noted: Noted, department: Leads | undefined): boolean {
  switch (need) {
    case "users":
      return noted.users.some(({ to }) => to === null);
    case "coordinator":
    case "director":
      return noted[need] !== null || (department?.[need] ?? null) !== null;
    default:
      return foldName(noted[need] ?? "") !== "";
  }
}

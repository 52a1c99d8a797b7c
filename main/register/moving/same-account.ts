import { foldName, normaliseHandle } from "../../model/author.ts";
import { emailKey } from "../../model/register/person-key.ts";
import type { AccountRecord } from "../../model/register-view.ts";
import type { AccountSaid } from "./account-rows.ts";
import type { AccountColumn } from "./columns.ts";
import { namedCell, readNamed } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import { standingNamed } from "./standing-cell.ts";

type Same = Readonly<Record<AccountColumn, (text: string) => boolean>>;

/**
 * Does a cell say what the register says of the account, in whatever words? What the register knows later than the table is no difference.
 * @param said what was read of the row
 */
export function sameAccount(register: KnownRegister, said: AccountSaid, held: AccountRecord): Same {
  return {
    department: (text) => register.isSameDepartment(text, held.department),
    platform: (text) => foldName(text) === foldName(held.platform),
    handle: (text) => normaliseHandle(text) === normaliseHandle(held.handle),
    name: (text) => text === held.name,
    address: (text) => text === held.address,
    email: (text) => held.email !== null && emailKey(text) === emailKey(held.email),
    phone: (text) => text === held.phone,
    purpose: (text) => text === held.purpose,
    since: (text) => text === held.since,
    coordinator: () => said.coordinator === held.coordinator,
    director: () => said.director === held.director,
    users: () => sameUsers(said, held),
    standing: (text) => sameStanding(text, held),
    // Since when a page is in use is not read: that is the day on which the register took it in.
    standingSince: (text) => said.closed === null || text === held.standingSince,
    ...sameDecision(held),
    ...sameActivity(held),
  };
}

function sameUsers({ users }: AccountSaid, held: AccountRecord): boolean {
  const standing = held.users.filter(({ to }) => to === null);
  return (
    users.length === standing.length &&
    users.every(({ person, role, since }) =>
      standing.some((user) => user.person === person && user.role === role && (since ?? user.from) === user.from),
    )
  );
}

/** A page that is there already is brought in as one in use. */
function sameStanding(text: string, { standing }: AccountRecord): boolean {
  const named = standingNamed(text);
  return named === standing || (named === "created" && standing === "active");
}

function sameDecision({ decision }: AccountRecord) {
  const verdict = decision === null ? null : decision.approved ? "approved" : "declined";
  return {
    decision: (text: string) => text.toLowerCase() === verdict,
    decidedBy: (text: string) => decision !== null && namedCell(readNamed(text)) === namedCell(decision.by),
    decidedOn: (text: string) => text === decision?.on,
    decidedBecause: (text: string) => text === decision?.why,
  };
}

function sameActivity({ lastActivity }: AccountRecord) {
  const on = lastActivity?.on ?? "";
  return {
    lastActivityOn: (text: string) => text <= on,
    // Of an earlier day the register has the newer word.
    lastActivity: () => lastActivity !== null,
  };
}

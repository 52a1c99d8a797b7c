/** What the vaults show of the rows on passwords, for the accounts of one department. [A-6.h.i, N-II.1, N-V.4] */

import type { Duty } from "../duty.ts";
import type { Origin, PolicyPack } from "../policy-pack.ts";
import { type Check, type CheckState, check } from "../register-rules/check.ts";
import { custodianDuties } from "../register-rules/custodian-left.ts";
import { counted, listed, named, roleTitle } from "../register-rules/wording.ts";
import type { AccountRecord, RegisterState } from "../register-view.ts";
import { dayIn } from "../time.ts";
import { type DutyDesk, vaultDuties } from "../vault-duties.ts";
import type { VaultSummary } from "../vault-view.ts";
import type { KeptPassword } from "./facts.ts";

/** Whose passwords are looked for. */
export interface Keeping {
  /** Accounts of the department that are not closed. */
  readonly accounts: readonly AccountRecord[];
  /** Their passwords; null while the vaults are locked. */
  readonly passwords: readonly KeptPassword[] | null;
  isMine(department: string): boolean;
}

/** A vault speaks for the accounts whose passwords it keeps, whichever department it is called after. @param desk with all vaults */
export function vaultChecks(
  pack: PolicyPack,
  desk: DutyDesk,
  register: RegisterState,
  keeping: Keeping,
  now: Date,
): readonly Check[] {
  const { accounts, passwords } = keeping;
  if (accounts.length === 0) return [];
  const rules = clausesOf(pack);
  const each = (says: string) => rules.map((clauses) => check("unknown", clauses, says, null));
  if (desk.vaults.length === 0) return each("No vault for its passwords is known here.");
  if (passwords === null) return each(whileLocked(desk.vaults, keeping));
  const kept = new Set(passwords.map(({ account }) => account));
  const vaults = desk.vaults.filter(({ id }) => passwords.some(({ vault }) => vault === id));
  return [
    ...broken(pack, { ...desk, vaults }, register, keeping, now),
    ...accounts
      .filter(({ id }) => !kept.has(id))
      .flatMap((account) => each(`No password of ${named(account)} is known in the vaults that are open here.`)),
    ...rules.flatMap((clauses) => vaults.map((vault) => shown(pack, vault, clauses, passwords))),
  ];
}

function whileLocked(vaults: readonly VaultSummary[], { isMine }: Keeping): string {
  const own = vaults.filter(({ department }) => isMine(department)).map(({ name }) => `“${name}”`);
  const which = own.length === 0 ? "" : `, also those in ${listed(own)}`;
  return `The vaults are locked: whose passwords they keep can’t be seen${which}. Unlock them, and make the report again.`;
}

/** The clauses of the vault's rules, each first clause once: rules of one clause are shown by the same facts. */
function clausesOf({ vault }: PolicyPack): readonly (readonly string[])[] {
  const all = [vault.custodians.clauses, vault.role?.clauses ?? [], vault.reset.clauses, vault.drill.clauses];
  return all.filter(([first], index) => first !== undefined && all.findIndex(([one]) => one === first) === index);
}

/** What is missing or late, of the passwords of these accounts. */
function broken(
  pack: PolicyPack,
  desk: DutyDesk,
  register: RegisterState,
  { accounts, isMine }: Keeping,
  now: Date,
): readonly Check[] {
  const own = new Set(accounts.map(({ id }) => id));
  // A password that names no account is the vault's department's.
  const resets = ({ department, resets: all }: VaultSummary) =>
    all.filter(({ account }) => (account === null ? isMine(department) : own.has(account)));
  const vaults = desk.vaults.map((vault) => ({ ...vault, resets: resets(vault) }));
  const duties = [...vaultDuties(pack, { ...desk, vaults }, now), ...custodianDuties(pack, vaults, register)];
  return duties.flatMap((duty) => {
    const state = stateOf(pack, duty);
    const { row, title, why, due, urgency } = duty;
    const clauses = clausesOf(pack).find(([first = ""]) => row !== null && pack.rows[row]?.includes(first));
    return state === null || clauses === undefined
      ? []
      : [check(state, clauses, `${title}. ${why}`, urgency === "overdue" ? due : null)];
  });
}

/**
 * What a duty makes of its row; null: nothing. That nobody has proved it lately leaves it unknown. What the policy doesn't ask for breaks
 * nothing.
 */
function stateOf({ vault }: PolicyPack, { id, urgency }: Duty): CheckState | null {
  const asked = ({ byPolicy }: Origin) => byPolicy !== false;
  const late = urgency === "overdue";
  switch (id.split(":")[0]) {
    case "few":
      return asked(vault.custodians) ? "not-met" : null;
    case "alone":
    case "conflicts":
      return asked(vault.custodians) ? "unknown" : null;
    case "role":
    case "custodian-left":
      return "not-met";
    // Until it is changed, somebody knows a password who is not to: that its day has not come makes it no safer.
    case "reset":
      return asked(vault.reset) ? "not-met" : "unknown";
    case "drill":
      return !late ? null : asked(vault.drill) ? "not-met" : "unknown";
    default:
      return null;
  }
}

/** Who keeps it, and since when that was shown to work. */
function shown(
  pack: PolicyPack,
  vault: VaultSummary,
  clauses: readonly string[],
  passwords: readonly KeptPassword[],
): Check {
  const inOffice = vault.custodians.filter(({ removed }) => removed === null);
  const own = passwords.filter((one) => one.vault === vault.id);
  const proved = inOffice.flatMap(({ proof }) => (proof === null ? [] : [dayIn(pack.timeZone, proof.at)]));
  const last = proved.sort().at(-1) ?? null;
  const who =
    inOffice.length === 0
      ? "nobody"
      : listed(inOffice.map(({ name, role }) => (role === null ? name : `${name} (${roleTitle(pack, role)})`)));
  const accounts = new Set(own.map(({ account }) => account)).size;
  const keeps = `“${vault.name}” keeps ${counted(own.length, "password", "passwords")} of ${counted(accounts, "account", "accounts")} of the department`;
  return check("met", clauses, `${keeps}; custodians: ${who}.`, last);
}

/** What the department's vaults show of the rows on passwords. [A-6.h.i, N-II.1, N-V.4] */

import type { PolicyPack } from "../policy-pack.ts";
import { type Check, check } from "../register-rules/check.ts";
import { custodianDuties } from "../register-rules/custodian-left.ts";
import { counted, listed, roleTitle } from "../register-rules/wording.ts";
import type { RegisterState } from "../register-view.ts";
import { dayIn } from "../time.ts";
import { type DutyDesk, vaultDuties } from "../vault-duties.ts";
import type { VaultSummary } from "../vault-view.ts";

/**
 * @param desk with the vaults of the department only
 * @param uses the department has accounts, so that there must be passwords somewhere
 */
export function vaultChecks(
  pack: PolicyPack,
  desk: DutyDesk,
  register: RegisterState,
  uses: boolean,
  now: Date,
): readonly Check[] {
  const rules = clausesOf(pack);
  if (desk.vaults.length === 0) {
    return uses
      ? rules.map((clauses) => check("unknown", clauses, "No vault for its passwords is known here.", null))
      : [];
  }
  const broken = [...vaultDuties(pack, desk, now), ...custodianDuties(pack, desk.vaults, register)]
    .filter(({ urgency, place }) => (urgency === "overdue" || urgency === "now") && place !== "sharing")
    .map(({ row, title, why, due }) => ({ row, says: `${title}. ${why}`, due }));
  const first = (row: string) => rules.find(([clause = ""]) => pack.rows[row]?.includes(clause)) ?? [];
  const missing = broken.flatMap(({ row, says, due }) =>
    row === null ? [] : [check("not-met", first(row), says, due)],
  );
  return [...missing, ...rules.flatMap((clauses) => desk.vaults.map((vault) => shown(pack, vault, clauses)))];
}

/** The clauses of the vault's rules, each first clause once: rules of one clause are shown by the same facts. */
function clausesOf({ vault }: PolicyPack): readonly (readonly string[])[] {
  const all = [vault.custodians.clauses, vault.role?.clauses ?? [], vault.reset.clauses, vault.drill.clauses];
  return all.filter(([first], index) => first !== undefined && all.findIndex(([one]) => one === first) === index);
}

/** Who keeps it, and since when that was shown to work. */
function shown(pack: PolicyPack, vault: VaultSummary, clauses: readonly string[]): Check {
  const inOffice = vault.custodians.filter(({ removed }) => removed === null);
  if (vault.credentials === 0) return check("unknown", clauses, `“${vault.name}” keeps no password yet.`, null);
  const proved = inOffice.flatMap(({ proof }) => (proof === null ? [] : [dayIn(pack.timeZone, proof.at)]));
  const last = proved.sort().at(-1) ?? null;
  const who =
    inOffice.length === 0
      ? "nobody"
      : listed(inOffice.map(({ name, role }) => (role === null ? name : `${name} (${roleTitle(pack, role)})`)));
  const open =
    vault.resets.length === 0 ? "" : ` ${counted(vault.resets.length, "password is", "passwords are")} to be changed.`;
  const keeps = `“${vault.name}” keeps ${counted(vault.credentials, "password", "passwords")}; custodians: ${who}.${open}`;
  return check("met", clauses, keeps, last);
}

/** A custodian of a vault who has left the organisation, by the register. [A-6.h.i, N-V.4] */

import { cited } from "../cited.ts";
import type { Duty } from "../duty.ts";
import type { PolicyPack } from "../policy-pack.ts";
import { emailKey } from "../register/person-key.ts";
import type { PersonRecord, RegisterState } from "../register-view.ts";
import type { CustodianView, VaultSummary } from "../vault-view.ts";

/** The register and a key have nothing in common but the e-mail address. */
export function custodianDuties(
  pack: PolicyPack,
  vaults: readonly VaultSummary[],
  { people }: Pick<RegisterState, "people">,
): readonly Duty[] {
  const gone = leavers(people);
  return vaults.flatMap((vault) =>
    vault.custodians.flatMap((custodian) => {
      const person = custodian.removed === null ? gone.get(emailKey(custodian.email)) : undefined;
      return person === undefined ? [] : [dutyOf(pack, vault, custodian, person)];
    }),
  );
}

/** By address; an address that somebody has who is still there is nobody's who left. */
function leavers(people: readonly PersonRecord[]): ReadonlyMap<string, PersonRecord> {
  const found = new Map<string, PersonRecord>();
  for (const person of people) if (person.left !== null && person.email) found.set(emailKey(person.email), person);
  if (found.size === 0) return found;
  for (const { left, email } of people) if (left === null && email) found.delete(emailKey(email));
  return found;
}

function dutyOf(pack: PolicyPack, vault: VaultSummary, custodian: CustodianView, person: PersonRecord): Duty {
  const when = person.left === null ? "" : ` on ${person.left.on}`;
  return {
    id: `custodian-left:${vault.id}:${custodian.keyId}`,
    ...cited(pack, pack.vault.reset.clauses),
    title: `Remove ${custodian.name} from “${vault.name}”`,
    why: `${person.name} left${when} and is still a custodian. Removing asks for new passwords.`,
    due: null,
    urgency: "now",
    vault: vault.id,
    credential: null,
    place: "custodians",
    department: vault.department,
  };
}

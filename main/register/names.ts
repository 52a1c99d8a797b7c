import { policyInText } from "../model/policy-name.ts";
import { type PolicyPack, roleTitle } from "../model/policy-pack.ts";
import type { AccountNames } from "../model/register/account-history.ts";
import type { History } from "./history.ts";

/** Names for the ids in events, as they are now. */
export function namesIn(history: Pick<History, "get">, pack: PolicyPack): AccountNames {
  const { register } = pack;
  return {
    policy: (ref) => policyName(pack, ref),
    person: (id) => history.get("person", id)?.name ?? id,
    role: (id) => roleTitle(pack, id),
    item: (id) => register.checklist.items.find((item) => item.id === id)?.label ?? id,
  };
}

/** `P&P 16-5 of 2020-03-09`; another city's policy goes by its reference, for only its own pack knows its name. */
function policyName(pack: PolicyPack, ref: string): string {
  const at = ref.lastIndexOf("@");
  return ref.slice(0, at) === pack.id ? `${policyInText(pack)} of ${ref.slice(at + 1)}` : `another policy (${ref})`;
}

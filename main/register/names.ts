import type { PolicyPack } from "../model/policy-pack.ts";
import type { AccountNames } from "../model/register/account-history.ts";
import type { History } from "./history.ts";

/** Names for the ids in events, as they are now. */
export function namesIn(history: Pick<History, "get">, { roles, register }: PolicyPack): AccountNames {
  return {
    person: (id) => history.get("person", id)?.name ?? id,
    role: (id) => roles.find((role) => role.id === id)?.title ?? id,
    item: (id) => register.checklist.items.find((item) => item.id === id)?.label ?? id,
  };
}

/** Accounts in short, as cases know them. */
import { z } from "zod";
import type { Account } from "../../model/account.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { moment, nothing, text } from "./texts.ts";

const newAccount = z.strictObject({
  department: text,
  platform: text,
  handle: text,
  name: text,
  address: text.nullable(),
  since: moment.nullable(),
});

/** A page that was there before; whoever is in the midst of a case has no time for look-alikes, which the register shows. */
function add({ book }: Around["services"]["ready"], { since, ...shown }: Omit<Account, "id">): Account {
  const details = { ...shown, email: null, phone: null, purpose: "" };
  const { account } = book.takeInAccount({ details, since, note: "", anyway: true });
  const { id, department, platform, handle, name, address } = account;
  return { id, department, platform, handle, name, address, since: account.since };
}

export function accountRequests({ services }: Around): Handlers<"accounts.list" | "accounts.add"> {
  return {
    "accounts.list": { schema: nothing, answer: () => services.ready.book.openPages() },
    "accounts.add": { schema: newAccount, answer: (account) => add(services.ready, account) },
  };
}

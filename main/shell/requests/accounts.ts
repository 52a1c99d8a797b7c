import { z } from "zod";
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

export function accountRequests({ services }: Around): Handlers<"accounts.list" | "accounts.add"> {
  return {
    "accounts.list": { schema: nothing, answer: () => services.ready.register.accounts() },
    "accounts.add": { schema: newAccount, answer: (account) => services.ready.register.add(account) },
  };
}

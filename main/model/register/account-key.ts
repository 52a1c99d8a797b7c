import { authorKey } from "../author.ts";
import type { AccountRecord, Standing } from "../register-view.ts";

/** A page that was never opened, or is gone, leaves its handle to another one. */
const handlesGiven: ReadonlySet<Standing> = new Set(["declined", "deactivated"]);

/** By which no two accounts are the same: the handle on its platform, however it is written. null: it holds no handle any more. */
export function accountKey(account: Pick<AccountRecord, "platform" | "handle" | "standing">): string | null {
  return handlesGiven.has(account.standing) ? null : authorKey(account.platform, account.handle);
}

/** Is there a page, or was there one? */
export function hasPage({ standing }: Pick<AccountRecord, "standing">): boolean {
  return standing !== "requested" && standing !== "declined" && standing !== "approved";
}

/** Is there a page now? */
export function hasPageNow(account: Pick<AccountRecord, "standing">): boolean {
  return hasPage(account) && account.standing !== "deactivated";
}

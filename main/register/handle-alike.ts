/** A handle that may be taken for another one of the register: a person looks at it letter by letter, and decides. [N-V.1] */

import { AppError } from "../lib/app-error.ts";
import { authorKey } from "../model/author.ts";
import type { AccountRecord } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";

type Handle = Pick<AccountRecord, "platform" | "handle">;

/**
 * As an impostor's handle would. To be asked after the account was written: one that has the very same handle is the plainer word for it.
 * @throws AppError ACCOUNT_LOOKS_ALIKE {handle, like, platform}, ACCOUNT_EXISTS {platform, handle}
 */
export function refuseLookAlike(hold: Pick<Hold, "lookAlikes">, id: string, { platform, handle }: Handle): void {
  const key = authorKey(platform, handle);
  const like = hold
    .lookAlikes(platform, handle)
    .find((other) => other.id !== id && authorKey(other.platform, other.handle) !== key);
  if (like !== undefined) throw new AppError("ACCOUNT_LOOKS_ALIKE", { handle, like: like.handle, platform });
}

/** Another handle or platform, not merely written in another way. */
export function isOtherHandle(before: Handle, after: Partial<Handle>): boolean {
  const { platform = before.platform, handle = before.handle } = after;
  return authorKey(platform, handle) !== authorKey(before.platform, before.handle);
}

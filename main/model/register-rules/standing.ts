/** Which rules can be asked of an account at all, by how far it has come. */

import type { AccountRecord, Standing } from "../register-view.ts";

const usable: readonly Standing[] = ["created", "active", "paused"];
const visible: readonly Standing[] = ["created", "active", "archived"];

/** There is a page, and it is used or can be again. */
export function isUsable({ standing }: Pick<AccountRecord, "standing">): boolean {
  return usable.includes(standing);
}

/** Anybody can see the page, an archived one too. */
export function isVisible({ standing }: Pick<AccountRecord, "standing">): boolean {
  return visible.includes(standing);
}

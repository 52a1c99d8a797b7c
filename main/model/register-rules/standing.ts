/** Which rules can be asked of an account at all, by how far it has come. */

import type { AccountRecord, Standing } from "../register-view.ts";

const open: readonly Standing[] = ["created", "active", "paused"];
const visible: readonly Standing[] = ["created", "active", "archived"];
const shut: readonly Standing[] = ["paused", "archived", "deactivated"];

/** There is a page, and it is used or can be again. */
export function isOpen({ standing }: Pick<AccountRecord, "standing">): boolean {
  return open.includes(standing);
}

/** Anybody can see the page, an archived one too. */
export function isVisible({ standing }: Pick<AccountRecord, "standing">): boolean {
  return visible.includes(standing);
}

export function isShut({ standing }: Pick<AccountRecord, "standing">): boolean {
  return shut.includes(standing);
}

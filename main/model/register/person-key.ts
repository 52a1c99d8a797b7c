import { foldName } from "../author.ts";
import type { PersonRecord } from "../register-view.ts";

/** An e-mail address as it is compared. */
export function emailKey(email: string): string {
  return foldName(email);
}

/** By which no two people are the same; null: by nothing. Whoever has left gives the address back: it may become somebody else's. */
export function personKey({ email, left }: Pick<PersonRecord, "email" | "left">): string | null {
  return email === null || left !== null ? null : emailKey(email);
}

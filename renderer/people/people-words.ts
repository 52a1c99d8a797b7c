/** Words for people: what the policy asks of them, which roles there are, what a form still needs. */

import { type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import { emailAddress } from "../../main/model/register/email-rule.ts";
import type { AuthorisedUser, HeldRole, PersonRow, PersonView } from "../../main/model/register-view.ts";
import { capital, counted } from "../format.ts";
import { lacksSignature } from "./people-filter.ts";

/** What the policy asks to be signed, and whether somebody else is to have it. [A-6.b.ii] */
export interface Asked {
  readonly signature: boolean;
  readonly forwarding: boolean;
}

export function askedOf(pack: PolicyPack): Asked {
  const { acknowledgement } = pack.register;
  return { signature: acknowledgement !== null, forwarding: (acknowledgement?.forwardTo ?? null) !== null };
}

/** `41 people; 3 of those who may post have not signed.` */
export function peopleSentence(rows: readonly PersonRow[], asked: Asked): string {
  if (rows.length === 0) return "Who posts, who decides, and who has signed.";
  const here = rows.filter(({ left }) => left === null);
  const posting = here.filter(({ accounts }) => accounts > 0).length;
  const unsigned = asked.signature ? here.filter(lacksSignature).length : 0;
  const all = `${counted(here.length, "person", "people")} here, ${posting} of whom may post.`;
  return unsigned === 0 ? all : `${all} ${counted(unsigned, "signature is", "signatures are")} missing.`;
}

/** Accounts on which the person may post now, each once, with the roles there. */
export function postingNow(view: Pick<PersonView, "accounts">): readonly {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly users: readonly AuthorisedUser[];
}[] {
  return grouped(view.accounts.filter(({ user }) => user.to === null));
}

/** Those on which the authorisation has ended and not begun again. */
export function postingBefore(view: Pick<PersonView, "accounts">): ReturnType<typeof postingNow> {
  const now = new Set(view.accounts.filter(({ user }) => user.to === null).map(({ id }) => id));
  return grouped(view.accounts.filter(({ id }) => !now.has(id)));
}

function grouped(accounts: PersonView["accounts"]): ReturnType<typeof postingNow> {
  const found = new Map<string, PersonView["accounts"][number][]>();
  for (const one of accounts) found.set(one.id, [...(found.get(one.id) ?? []), one]);
  return [...found.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { id, name, platform, handle } = first;
    return [{ id, name, platform, handle, users: all.map(({ user }) => user) }];
  });
}

/** Roles held now. A person may hold the same role in two departments, or two roles in one. */
export function rolesNow(roles: readonly HeldRole[]): readonly HeldRole[] {
  return roles.filter(({ to }) => to === null);
}

/** A place in a department that one person holds. */
export const seatWords = { coordinator: "coordinator", director: "director" } as const;

/** What the policy calls whoever holds a place in a department. */
export function seatTitle(pack: Pick<PolicyPack, "roles" | "register">, seat: keyof typeof seatWords): string {
  const rule = pack.register.designation;
  if (rule === null) return capital(seatWords[seat]);
  return roleTitle(pack, seat === "coordinator" ? rule.role : rule.by);
}

/** What is wrong with an official e-mail address, in words; null: main takes it. */
export function emailFault(email: string): string | null {
  return emailAddress(email) === null ? "That is no e-mail address." : null;
}

/**
 * Says so where whoever designates is the one who is designated, or the person at this desk and not the director; null: neither.
 * @param by name of who designates; @param people `chosen`: who is designated
 */
export function selfDesignation(
  by: string,
  { me, chosen, director }: Readonly<Record<"me" | "chosen" | "director", string | null | undefined>>,
): string | null {
  const name = by.trim();
  if (name === "") return null;
  if (name === chosen) return name === me ? "You name yourself." : `${name} is named by ${name}.`;
  return name === me && name !== director ? "You name yourself as the one who designates." : null;
}

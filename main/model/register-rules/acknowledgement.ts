/** Whoever may post has signed that the policy was read, and the form went where the policy wants it. [A-6.b.ii, N-VI.A] */

import type { PolicyPack } from "../policy-pack.ts";
import type { Acknowledgement, Day, PersonRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import { later } from "./lead.ts";
import type { Sheet } from "./sheet.ts";

/** @param since the first day of what the person may still do; null: may not post anywhere */
export function acknowledgement(about: About, person: PersonRecord, since: Day | null, sheet: Sheet): void {
  const rule = about.desk.pack.register.acknowledgement;
  if (rule === null || since === null || person.left !== null) return;
  const signed = person.acknowledgement;
  if (signed === null || !isOfPack(signed, about.desk.pack)) unsigned(about, person, since, signed, sheet);
  else if (rule.forwardTo === null || signed.forwardedOn !== null) kept(about, person, signed, sheet);
  else unforwarded(about, person, { signed, since, to: rule.forwardTo }, sheet);
}

/** A form that only the pack asks for shows what was read, and nothing of whether it is kept to; without it nothing is broken. [N-VI.A] */
function isAsked({ desk }: About): boolean {
  return desk.pack.register.acknowledgement?.byPolicy !== false;
}

function kept(about: About, person: PersonRecord, signed: Acknowledgement, sheet: Sheet): void {
  const { clauses = [] } = about.desk.pack.register.acknowledgement ?? {};
  const { signedOn, forwardedOn, forwardedTo } = signed;
  const forwarded = forwardedOn === null ? "" : `, forwarded to ${forwardedTo} on ${forwardedOn}`;
  const says = () => `${person.name} signed on ${signedOn}${forwarded}.`;
  sheet.check(isAsked(about) ? "met" : "shown", clauses, says, forwardedOn ?? signedOn);
  if (signed.scan === null) unscanned(about, person, sheet);
}

/** A form of another policy altogether says nothing of this one; an earlier version of this one does. */
function isOfPack({ policy }: Acknowledgement, pack: PolicyPack): boolean {
  return policy.split("@")[0] === pack.id;
}

function unsigned(about: About, person: PersonRecord, since: Day, other: Acknowledgement | null, sheet: Sheet): void {
  const { clauses = [], days = 0, title = "" } = about.desk.pack.register.acknowledgement ?? {};
  const says = other === null ? "has not signed yet" : `signed on ${other.signedOn}, but under another policy`;
  const said = () => ({
    id: `unsigned:${person.id}`,
    title: `Have ${person.name} sign the acknowledgement`,
    why: `${person.name} may post since ${since} and ${says}: “${title}”.`,
  });
  if (!isAsked(about)) {
    const own = () => `${person.name} may post since ${since} and ${says}; the form is this pack’s own.`;
    sheet.check("unknown", clauses, own, null);
    sheet.standing(clauses, "advice", said);
    return;
  }
  const from = about.desk.inForce(since);
  sheet.check("not-met", clauses, () => `${person.name} may post since ${since} and ${says}.`, from);
  sheet.dated(clauses, about.desk.addDays(from, days), null, said);
}

interface Kept {
  readonly signed: Acknowledgement;
  readonly since: Day;
  readonly to: string;
}

function unforwarded(about: About, person: PersonRecord, { signed, since, to }: Kept, sheet: Sheet): void {
  const { clauses = [], days = 0 } = about.desk.pack.register.acknowledgement ?? {};
  const says = () => `${person.name} signed on ${signed.signedOn}; the form was not forwarded to ${to}.`;
  const said = () => ({
    id: `unforwarded:${person.id}`,
    title: `Forward ${person.name}’s acknowledgement to ${to}`,
    why: `It was signed on ${signed.signedOn} and belongs with ${to}.`,
  });
  if (!isAsked(about)) {
    sheet.check("shown", clauses, says, signed.signedOn);
    sheet.standing(clauses, "advice", said);
    return;
  }
  const due = about.desk.addDays(later(signed.signedOn, about.desk.inForce(since)), days);
  sheet.check("not-met", clauses, says, signed.signedOn);
  sheet.dated(clauses, due, null, said);
}

/** The paper may lie in a file; here nothing shows the signature. */
function unscanned(about: About, person: PersonRecord, sheet: Sheet): void {
  const clauses = about.desk.pack.register.acknowledgement?.clauses ?? [];
  sheet.standing(clauses, "advice", () => ({
    id: `unsigned:${person.id}:scan`,
    title: `Attach the signed form of ${person.name}`,
    why: `It was signed on ${person.acknowledgement?.signedOn ?? ""}, and no scan is kept here.`,
  }));
}

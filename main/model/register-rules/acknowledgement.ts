/** Whoever may post has signed that the policy was read, and the form went where the policy wants it. [A-6.b.ii, N-VI.A] */

import { type PolicyPack, packRef } from "../policy-pack.ts";
import type { Acknowledgement, Day, PersonRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import { later } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { ownReminder } from "./wording.ts";

/** @param since the first day of what the person may still do; null: may not post anywhere */
export function acknowledgement(about: About, person: PersonRecord, since: Day | null, sheet: Sheet): void {
  const rule = about.desk.pack.register.acknowledgement;
  if (rule === null || since === null || person.left !== null) return;
  const signed = person.acknowledgement;
  const fault = faultOf(signed, about.desk.pack);
  if (signed === null || fault !== null) unsigned(about, person, { since, fault }, sheet);
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
  sheet.check(isAsked(about) ? "met" : "shown", clauses, says, later(signedOn, forwardedOn ?? signedOn));
  if (signed.scan === null) unscanned(about, person, sheet);
}

/** Why a signature doesn't count; `unsure`: nobody can say what was signed. */
interface Fault {
  readonly says: string;
  readonly unsure: boolean;
}

/** null: it is one of this policy. A form of another policy says nothing of this one; an earlier version of this one does. */
function faultOf(signed: Acknowledgement | null, pack: PolicyPack): Fault | null {
  if (signed === null) return null;
  const { policy, signedOn } = signed;
  if (policy.split("@")[0] !== pack.id) {
    return { says: `signed on ${signedOn}, but under another policy`, unsure: false };
  }
  const text = textSince(policy, pack);
  if (signedOn >= text) return null;
  return { says: `signed on ${signedOn}, but the text under which that is noted is from ${text}`, unsure: true };
}

/** The first day on which the text can have been signed: of an earlier version it is known no closer than by the policy's history. */
function textSince(policy: string, pack: PolicyPack): Day {
  if (policy === packRef(pack)) return pack.effective;
  const [first = pack.effective] = [pack.effective, ...pack.history.map(({ on }) => on)].sort();
  return first;
}

/** `fault` null: nothing was signed. */
interface Unsigned {
  readonly since: Day;
  readonly fault: Fault | null;
}

function unsigned(about: About, person: PersonRecord, { since, fault }: Unsigned, sheet: Sheet): void {
  const rule = about.desk.pack.register.acknowledgement;
  const { clauses = [], days = 0, title = "" } = rule ?? {};
  const says = () => `${person.name} may post since ${since} and ${fault?.says ?? "has not signed yet"}`;
  const said = (reminder: string) => () => ({
    id: `unsigned:${person.id}`,
    title: `Have ${person.name} sign the acknowledgement`,
    why: `${says()}: “${title}”.${reminder}`,
  });
  if (!isAsked(about)) {
    sheet.check("unknown", clauses, () => `${says()}; the form is this pack’s own.`, null);
    sheet.standing("unsigned", clauses, "advice", said(""));
    return;
  }
  const from = about.desk.inForce(since);
  sheet.check(fault?.unsure === true ? "unknown" : "not-met", clauses, () => `${says()}.`, from);
  sheet.dated("unsigned", clauses, about.desk.addDays(from, days), null, said(ownReminder(rule?.basis)));
}

interface Kept {
  readonly signed: Acknowledgement;
  readonly since: Day;
  readonly to: string;
}

function unforwarded(about: About, person: PersonRecord, { signed, since, to }: Kept, sheet: Sheet): void {
  const { clauses = [], days = 0, basis } = about.desk.pack.register.acknowledgement ?? {};
  const says = () => `${person.name} signed on ${signed.signedOn}; the form was not forwarded to ${to}.`;
  const said = () => ({
    id: `unforwarded:${person.id}`,
    title: `Forward ${person.name}’s acknowledgement to ${to}`,
    why: `It was signed on ${signed.signedOn} and belongs with ${to}.${isAsked(about) ? ownReminder(basis) : ""}`,
  });
  if (!isAsked(about)) {
    sheet.check("shown", clauses, says, signed.signedOn);
    sheet.standing("unforwarded", clauses, "advice", said);
    return;
  }
  const due = about.desk.addDays(later(signed.signedOn, about.desk.inForce(since)), days);
  sheet.check("not-met", clauses, says, signed.signedOn);
  sheet.dated("unforwarded", clauses, due, null, said);
}

/** The paper may lie in a file; here nothing shows the signature. */
function unscanned(about: About, person: PersonRecord, sheet: Sheet): void {
  const clauses = about.desk.pack.register.acknowledgement?.clauses ?? [];
  sheet.standing("unscanned", clauses, "advice", () => ({
    id: `unsigned:${person.id}:scan`,
    title: `Attach the signed form of ${person.name}`,
    why: `It was signed on ${person.acknowledgement?.signedOn ?? ""}, and no scan is kept here.`,
  }));
}

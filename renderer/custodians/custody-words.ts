/** Words for who can open a vault, and since when that is proved. */
import { addDays } from "../../main/model/calendar.ts";
import { citationOf, type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import { dayIn } from "../../main/model/time.ts";
import type { ComparedHow, CustodianView, Proof, VaultSummary } from "../../main/model/vault-view.ts";
import { capital, count, counted, day } from "../format.ts";
import type { Tone } from "../words.ts";

export const comparedWords: Record<ComparedHow, string> = {
  "in person": "In person",
  "by phone": "By phone",
  "by video call": "By video call",
};

/** Those who can open the vault now. */
export function inOffice(summary: Pick<VaultSummary, "custodians">): readonly CustodianView[] {
  return summary.custodians.filter((one) => one.removed === null);
}

/** What a custodian has proved: a tag, and the day with the version of the vault. */
export function provedWords(
  proof: Proof | null,
  zone: string,
  now: Date = new Date(),
): { tag: string; tone: Tone; when: string } {
  if (proof === null) return { tag: "Never proved", tone: "warn", when: "no receipt yet" };
  const when = `${day(proof.at, zone, now)}, version ${count(proof.revision)}`;
  return proof.current ? { tag: "Proved", tone: "good", when } : { tag: "Changed since", tone: "warn", when };
}

/** `Nov 3 by Pat Lee`, `compared by phone` */
export function addedWords(
  custodian: CustodianView,
  zone: string,
  now: Date = new Date(),
): { on: string; how: string | null } {
  const on = day(custodian.addedAt, zone, now);
  if (custodian.comparedHow === null) return { on: `Since ${on}`, how: null };
  return { on: `${on} by ${custodian.addedBy}`, how: `compared ${custodian.comparedHow}` };
}

export interface CustodyWarning {
  readonly id: "alone" | "role";
  readonly what: string;
  readonly why: string;
  /** As a person would cite it: `P&P 16-5, section 6.h.i` */
  readonly citation: string;
}

const numbers = ["no", "one", "two", "three", "four", "five"];

function numbered(n: number): string {
  return numbers[n] ?? count(n);
}

/** `P&P 16-5, section 6.h.i`: the first of these clauses, as a person would cite it. */
export function firstCitation(pack: PolicyPack, [clause = ""]: readonly string[]): string {
  return citationOf(pack, clause);
}

/** The day, `2026-11-27`, by which a password must be another one when somebody who knew it goes now. */
export function resetDue(pack: PolicyPack, now: Date): string {
  return addDays(dayIn(pack.timeZone, now.toISOString()), pack.vault.reset.days);
}

function tooFew(pack: PolicyPack, summary: VaultSummary): CustodyWarning | null {
  const { least, clauses } = pack.vault.custodians;
  const there = inOffice(summary).length;
  const citation = firstCitation(pack, clauses);
  const few = `Fewer than ${numbered(least)} custodians`;
  if (there < least) {
    const what = there === 1 ? "Only one custodian can open this vault." : `${few} can open this vault.`;
    return { id: "alone", what, why: `The policy wants at least ${numbered(least)}, at all times.`, citation };
  }
  if (summary.alone === 0) return null;
  const all = summary.alone >= summary.credentials;
  const which = all ? "this vault" : `${count(summary.alone)} of its ${counted(summary.credentials, "credential")}`;
  const why = "Hand the vault over and take in the receipt, or share a folder: then it is proved without a hand-over.";
  return { id: "alone", what: `${few} have proved that they can open ${which}.`, why, citation };
}

function roleMissing(pack: PolicyPack, summary: VaultSummary): CustodyWarning | null {
  const rule = pack.vault.role;
  if (rule === null || inOffice(summary).some(({ role }) => role === rule.role)) return null;
  const title = roleTitle(pack, rule.role);
  return {
    id: "role",
    what: `No custodian of this vault is the ${title}.`,
    why: `The policy wants the passwords to be with the ${title}. Add that person, or set the role of a custodian below.`,
    citation: firstCitation(pack, rule.clauses),
  };
}

/** What the policy misses in a vault's custodians. [A-6.h.i, N-V.4] */
export function custodyWarnings(pack: PolicyPack, summary: VaultSummary): readonly CustodyWarning[] {
  return [tooFew(pack, summary), roleMissing(pack, summary)].filter((one) => one !== null);
}

/** `n passwords are to be changed by November 27, 2026` and the like: what removing somebody brings about. */
export function resetsAhead(credentials: number, due: string): string {
  if (credentials === 0) return "There is no password in this vault that would have to be changed.";
  return `${capital(counted(credentials, "password has", "passwords have"))} to be changed by ${due}. They are on Today until each is.`;
}

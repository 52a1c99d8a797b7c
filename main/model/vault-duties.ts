/** What the policy's rules on passwords ask of the person at this desk today. [A-6.h.i, N-II.1, N-V.4] */

import { addMonths } from "./calendar.ts";
import { cited } from "./cited.ts";
import type { Duty } from "./duty.ts";
import { mostUrgentFirst } from "./duty-order.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { ownReminder } from "./register-rules/wording.ts";
import { dayIn } from "./time.ts";
import { sharingDuty } from "./vault-duties/sharing.ts";
import { type About, dutiesOf, numberWord, period, sentence, urgencyOn } from "./vault-duties/wording.ts";
import type { CustodianView, ResetView, VaultSummary } from "./vault-view.ts";

/** The vault as a whole, as the window holds it. */
export interface DutyDesk {
  readonly lock: "no-identity" | "locked" | "open";
  readonly vaults: readonly VaultSummary[];
}

/**
 * All that is due or broken at an instant, the most urgent first. Pure: the same desk at the same instant gives the same list.
 * @param now days are those of the pack's time zone
 */
export function vaultDuties(pack: PolicyPack, desk: DutyDesk, now: Date): readonly Duty[] {
  const today = dayIn(pack.timeZone, now.toISOString());
  const duties = desk.vaults.flatMap((vault) => ofVault(pack, desk, vault, today));
  return [...ofIdentity(pack, desk), ...duties].sort(mostUrgentFirst);
}

/** Access is administered by persons, each with a key of her own. A vault's file without the key is no reason for a new key. [N-II.1] */
function ofIdentity(pack: PolicyPack, { lock, vaults }: DutyDesk): Duty[] {
  if (lock !== "no-identity") return [];
  const first = vaults.length === 0;
  return [
    {
      id: "identity",
      ...cited(pack, pack.vault.custodians.clauses),
      title: first ? "Make your custodian’s key" : "Take up your custodian’s key again",
      why: first
        ? "Passwords are kept here, and shared with a second custodian, under a key of your own."
        : "There are vaults in this folder, and without the key that they are sealed to nobody can open them here.",
      due: null,
      urgency: first ? "soon" : "now",
      vault: null,
      credential: null,
      place: "identity",
    },
  ];
}

function ofVault(pack: PolicyPack, desk: DutyDesk, vault: VaultSummary, today: string): Duty[] {
  const about: About = {
    vault,
    today,
    locked: desk.lock !== "open",
    inOffice: vault.custodians.filter(({ removed }) => removed === null),
    day: (time) => dayIn(pack.timeZone, time),
    cite: (clauses) => cited(pack, clauses),
  };
  const role = pack.vault.role;
  const title = pack.roles.find(({ id }) => id === role?.role)?.title ?? "";
  return [
    ...tooFew(about, pack),
    ...alone(about, pack),
    ...(role === null ? [] : roleMissing(about, { ...role, title })),
    ...vault.resets.map((reset) => resetDuty(about, reset, pack.vault.reset)),
    ...about.inOffice.flatMap((custodian) => drill(about, custodian, pack.vault.drill)),
    ...conflicts(about, pack),
    ...sharingDuty(about, pack.vault.custodians.clauses),
    ...recovery(about, pack),
  ];
}

/** [A-6.h.i] */
function tooFew(about: About, { vault: { custodians } }: PolicyPack): Duty[] {
  const missing = custodians.least - about.inOffice.length;
  if (missing <= 0) return [];
  const onlyMe = about.inOffice.length === 1 && about.inOffice[0]?.isMe === true;
  const now = onlyMe ? "You are its only custodian." : `It has ${numberWord(about.inOffice.length)} so far.`;
  return dutiesOf(about, "few", custodians.clauses, {
    title: `Add ${missing === 1 ? "a custodian" : `${numberWord(missing)} custodians`} to “${about.vault.name}”`,
    why: `${now} At least ${numberWord(custodians.least)} keep each vault, so that a colleague can step in on any day.`,
    urgency: "now",
    place: "custodians",
  });
}

/** Custodians who have not proved the latest contents are who can help. Where there are too few, adding one comes first. [A-6.h.i] */
function alone(about: About, { vault: { custodians } }: PolicyPack): Duty[] {
  const { vault, inOffice } = about;
  if (vault.alone === 0 || inOffice.length < custodians.least) return [];
  const behind = inOffice.filter(({ proof }) => proof?.current !== true);
  const others = behind.filter(({ isMe }) => !isMe).map(({ name }) => name);
  const ask = others.length === 0 ? [] : [`Ask ${others.join(" or ")} to open it and send you the receipt.`];
  const open = behind.some(({ isMe }) => isMe) ? ["Open it yourself, too."] : [];
  const all =
    vault.alone >= vault.credentials ? "its passwords" : `${vault.alone} of its ${vault.credentials} passwords`;
  return dutiesOf(about, "alone", custodians.clauses, {
    title: `Show that two custodians can open “${vault.name}”`,
    why: [`Fewer than two have proved that they can open ${all}.`, ...ask, ...open].join(" "),
    urgency: "now",
    place: "custodians",
  });
}

/** [N-V.4] */
function roleMissing(about: About, role: { role: string; title: string; clauses: readonly string[] }): Duty[] {
  if (about.inOffice.some((custodian) => custodian.role === role.role)) return [];
  return dutiesOf(about, `role:${role.role}`, role.clauses, {
    title: `Make the ${role.title} a custodian of “${about.vault.name}”`,
    why: `Its passwords are to be with the ${role.title}, and no custodian of this vault has that role.`,
    urgency: "now",
    place: "custodians",
  });
}

/** Somebody who knew the password is gone. [N-V.4] */
function resetDuty(about: About, reset: ResetView, { clauses, basis }: PolicyPack["vault"]["reset"]): Duty {
  const { credential, openedAt, person, due, label, because } = reset;
  return {
    id: `reset:${about.vault.id}:${credential}:${openedAt}:${person}`,
    ...about.cite(clauses),
    title: `Change the password of “${label}”`,
    why: `${person} knew it and is no longer to have it: ${sentence(because)} In “${about.vault.name}”.${ownReminder(basis)}`,
    due,
    urgency: urgencyOn(due, about.today),
    vault: about.vault.id,
    credential,
    place: "credentials",
  };
}

/** Each custodian proves again that the vault opens; the first time counts from the day of joining. [A-6.h.i] */
function drill(about: About, custodian: CustodianView, rule: PolicyPack["vault"]["drill"]): Duty[] {
  const { name, isMe, proof, addedAt, keyId } = custodian;
  const due = addMonths(about.day(proof?.at ?? addedAt), rule.everyMonths);
  if (about.today < due) return [];
  const vault = `“${about.vault.name}”`;
  const since = proof === null ? "has not been shown yet" : `was last shown ${period(rule.everyMonths)} ago or longer`;
  return dutiesOf(about, `drill:${keyId}`, rule.clauses, {
    title: isMe ? `Show that you can open ${vault}` : `Ask ${name} to open ${vault} and send a receipt`,
    why: `That ${isMe ? "you" : name} can open it ${since}. Every custodian proves it every ${period(rule.everyMonths, "")}.${ownReminder(rule.basis)}`,
    due,
    urgency: urgencyOn(due, about.today),
    place: "custodians",
  });
}

/** A password of which nobody knows which one is right can't be relied on in a crisis. [A-6.h.i] */
function conflicts(about: About, { vault: { custodians } }: PolicyPack): Duty[] {
  const count = about.vault.conflicts;
  if (count === 0) return [];
  return dutiesOf(about, "conflicts", custodians.clauses, {
    title: `Settle ${count === 1 ? "a conflict" : `${numberWord(count)} conflicts`} in “${about.vault.name}”`,
    why: "Two custodians changed the same password at the same time. Nothing is lost; choose the one that counts.",
    urgency: "now",
    place: "credentials",
  });
}

function recovery(about: About, { vault: { custodians } }: PolicyPack): Duty[] {
  if (about.vault.recovery !== null || about.vault.credentials === 0) return [];
  return dutiesOf(about, "recovery", custodians.clauses, {
    title: `Make a recovery copy of “${about.vault.name}”`,
    why: "If the computers of all custodians were lost, it would be the only way back. None was made yet.",
    urgency: "advice",
    place: "recovery",
  });
}

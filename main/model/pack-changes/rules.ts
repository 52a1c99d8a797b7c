/** What is another one in the rules for passwords and for records. */

import { type PolicyPack, roleTitle } from "../policy-pack.ts";
import { listChanges, now } from "./compare.ts";
import { originChanges } from "./origin.ts";

export function passwords(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.vault, after.vault];
  const mustHold = (pack: PolicyPack) => (pack.vault.role === null ? null : roleTitle(pack, pack.vault.role.role));
  return [
    ...now("Custodians of each password, at least", was.custodians.least, is.custodians.least),
    ...originChanges("Number of custodians", was.custodians, is.custodians),
    ...now("Must be a custodian of every vault", mustHold(before), mustHold(after)),
    ...now("Days until a password is changed when somebody leaves", was.reset.days, is.reset.days),
    ...originChanges("Change of a password", was.reset, is.reset),
    ...now("Custodians open the vault as a proof every (months)", was.drill.everyMonths, is.drill.everyMonths),
    ...originChanges("Proof of a custodian", was.drill, is.drill),
    ...now("A password counts as old after (months)", was.oldAfterMonths, is.oldAfterMonths),
  ];
}

export function records(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.records, after.records];
  return [
    ...now("Who answers a request", was.authority.title, is.authority.title),
    ...now("Law", was.law.citation, is.law.citation),
    ...now("What the law says", was.law.says, is.law.says),
    ...now("Days to answer", was.answer.days, is.answer.days),
    ...now("Saturdays and Sundays are left out", was.answer.working, is.answer.working),
    ...now("Where that number is from", was.answer.basis, is.answer.basis),
    ...now("The number is set by law", was.answer.byLaw ?? true, is.answer.byLaw ?? true),
    ...listChanges(was.provisions, is.provisions, {
      key: ({ id }) => id,
      name: ({ citation }) => citation,
      differs: (old, young) => [
        ...now("Citation", old.citation, young.citation),
        ...now("Reworded", old.text, young.text),
      ],
    }).map((says) => `Provisions for withholding: ${says}`),
    ...now("What somebody may do who was refused", was.appeal, is.appeal),
    ...now("The log goes to IT every (months)", was.export.everyMonths, is.export.everyMonths),
    ...originChanges("Export to IT", was.export, is.export),
    ...now("Told of incidents", was.incident.tell, is.incident.tell),
    ...now("Text on incidents", was.incident.template, is.incident.template),
  ];
}

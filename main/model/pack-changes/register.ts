/** What is another one in the rules for accounts and people. */

import { type AccountNeed, type PolicyPack, type RegisterRule, roleTitle } from "../policy-pack.ts";
import { listChanges, namesChange, now } from "./compare.ts";
import { asksFor } from "./origin.ts";

const needWords: Readonly<Record<AccountNeed, string>> = {
  address: "address of the page",
  email: "official e-mail",
  phone: "phone number",
  purpose: "purpose",
  coordinator: "coordinator",
  director: "director",
  users: "who may post",
};

export function accounts(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.register, after.register];
  const needs = ({ record }: RegisterRule) => record.needs.map((need) => needWords[need]);
  return [
    ...now(
      "Who decides on a new account",
      roleTitle(before, was.creation.approver),
      roleTitle(after, is.creation.approver),
    ),
    ...namesChange("Needed before an account is created", needs(was), needs(is)),
    ...now("E-mail addresses only of the domain", was.email?.domain ?? null, is.email?.domain ?? null),
    ...now("Closed by", was.closing.by, is.closing.by),
    ...now("A removal case is finished within (days)", was.cases.days, is.cases.days),
    ...now("Where that number is from", was.cases.basis, is.cases.basis),
  ];
}

export function people(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.register, after.register];
  const posting = (pack: PolicyPack) => pack.register.users.roles.map((role) => roleTitle(pack, role));
  const given = (pack: PolicyPack, member: "role" | "by") =>
    pack.register.designation === null ? null : roleTitle(pack, pack.register.designation[member]);
  const [old, young] = [was.acknowledgement, is.acknowledgement];
  return [
    ...namesChange("Who may post", posting(before), posting(after)),
    ...now("Named for each department", given(before, "role"), given(after, "role")),
    ...now("Named by", given(before, "by"), given(after, "by")),
    ...now("Acknowledgement to sign", old?.title ?? null, young?.title ?? null),
    ...now("Text to sign", old?.text ?? null, young?.text ?? null),
    ...now("Signed form goes to", old?.forwardTo ?? null, young?.forwardTo ?? null),
    ...now("The policy asks for the signature", asksFor(old), asksFor(young)),
    ...now("Days until it is signed", old?.days ?? null, young?.days ?? null),
    ...now("Where that number is from", old?.basis ?? null, young?.basis ?? null),
  ];
}

export function checklist(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.register.checklist, after.register.checklist];
  return [
    ...listChanges(was.items, is.items, {
      key: ({ id }) => id,
      name: ({ label }) => label,
      differs: (old, young) => [
        ...now("Reworded", old.label, young.label),
        ...now("Hint", old.hint, young.hint),
        ...now("“Not possible” is an answer", old.always !== true, young.always !== true),
        ...now("Met only with a note", old.note === "needed", young.note === "needed"),
      ],
    }),
    ...now("Checked again every (months)", was.everyMonths, is.everyMonths),
    ...now("Where that number is from", was.basis, is.basis),
  ];
}

export function rounds(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.register, after.register];
  return [
    ...now("A review round every (days)", was.review.everyDays, is.review.everyDays),
    ...now("Where that number is from", was.review.basis, is.review.basis),
    ...namesChange("What is looked at", was.review.looksAt, is.review.looksAt),
    ...now(
      "Closing is discussed after days without activity",
      was.inactivity?.afterDays ?? null,
      is.inactivity?.afterDays ?? null,
    ),
    ...now("Where that limit is from", was.inactivity?.basis ?? null, is.inactivity?.basis ?? null),
  ];
}

export function workplan(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.register.workplan, after.register.workplan];
  return [
    ...now("Asked of each department", was !== null, is !== null),
    ...listChanges(was?.parts ?? [], is?.parts ?? [], {
      key: ({ id }) => id,
      name: ({ label }) => label,
      differs: (old, young) => [...now("Reworded", old.label, young.label), ...now("Hint", old.hint, young.hint)],
    }),
    ...now("Looked at again every (months)", was?.everyMonths ?? null, is?.everyMonths ?? null),
    ...now("Where that number is from", was?.basis ?? null, is?.basis ?? null),
  ];
}

import { foldName } from "../../model/author.ts";
import type { AccountNames } from "../../model/register/account-history.ts";
import { sentenceOf, strikes } from "../../model/register/history-lines.ts";
import type { RegisterEvent, RegisterState, SubjectKind } from "../../model/register-view.ts";

/** All that happened, one event a line, in the order in which it was recorded. [A-6.g] */

export const historyTitles = [
  "Number",
  "About",
  "Name",
  "What happened",
  "On",
  "Recorded at (UTC)",
  "Recorded by",
  "Title",
  "Policy",
  "Taken back",
] as const;

const subjects: Readonly<Record<SubjectKind, string>> = {
  account: "Account",
  person: "Person",
  department: "Department",
  policy: "Policy",
};

export function* historyCells(
  events: Iterable<RegisterEvent>,
  state: RegisterState,
  names: AccountNames,
): Generator<readonly string[]> {
  const all = [...events];
  const struck = strikes(all);
  const called = subjectNames(state);
  for (const event of all) {
    const { id, subjectKind, subject, kind, on, at, actor, policy } = event;
    const says =
      kind === "struck"
        ? `Number ${event.fields.event} was taken back: ${event.fields.because}`
        : sentenceOf(event, names);
    const name = called.get(`${subjectKind}\n${subject}`) ?? subject;
    yield [
      ...[String(id), subjects[subjectKind], name, says, on, at, actor.name, actor.role, policy],
      struck.get(id)?.because ?? "",
    ];
  }
}

function subjectNames({ accounts, people, departments }: RegisterState): ReadonlyMap<string, string> {
  return new Map([
    ...accounts.map(({ id, handle, platform }): [string, string] => [`account\n${id}`, `${handle} on ${platform}`]),
    ...people.map(({ id, name }): [string, string] => [`person\n${id}`, name]),
    ...departments.map(({ name }): [string, string] => [`department\n${foldName(name)}`, name]),
  ]);
}

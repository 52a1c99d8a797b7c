/** What one step makes of an account. Throws what main would throw. */
import { citationOf } from "../../../main/model/policy-pack.ts";
import { missingNeeds, needNames } from "../../../main/model/register/account-needs.ts";
import { shutBecause } from "../../../main/model/register/life-cycle.ts";
import type { AccountRecord, NamedPerson } from "../../../main/model/register-view.ts";
import type { AccountStep } from "../../../preload/contract.ts";
import type { PretendAccounts } from "./accounts.ts";
import { needed, raise } from "./desk.ts";

type Step<S extends AccountStep["step"]> = Extract<AccountStep, { readonly step: S }>;

/** Throws TEXT_EMPTY {field: "by"} for nobody. */
function someone(by: NamedPerson): NamedPerson {
  return { ...by, name: needed("by", by.name) };
}

/** Throws ACCOUNT_STEP_SHUT {step, because, citation}. */
function refuseShut(accounts: PretendAccounts, record: AccountRecord, step: AccountStep["step"]): void {
  const shut = step === "strike" ? null : shutBecause(accounts.desk.pack, record, step);
  if (shut !== null) raise("ACCOUNT_STEP_SHUT", { step, ...shut });
}

/** Throws ACCOUNT_INCOMPLETE {needs, citation}. */
function create(
  accounts: PretendAccounts,
  record: AccountRecord,
  { on, details, since, anyway }: Step<"create">,
): void {
  accounts.refuseEmail(details.email);
  const { pack } = accounts.desk;
  const full = { ...record, ...details };
  const missing = missingNeeds(pack, full, accounts.departments.get(full.department));
  const citation = citationOf(pack, pack.register.record.clauses[0] ?? "");
  const needs = missing.map((need) => needNames[need]).join(", ");
  if (missing.length > 0) raise("ACCOUNT_INCOMPLETE", { needs, citation });
  accounts.refuseOther(record, details, anyway);
  const says = `The page was created as ${details.handle}.`;
  accounts.write({ ...full, since, standing: "created", standingSince: on }, "account.created", on, says);
}

function decide(accounts: PretendAccounts, record: AccountRecord, { approved, by, on, why }: Step<"decide">): void {
  const decision = { approved, by: someone(by), on, why: needed("why", why) };
  const asked = record.standing === "requested";
  const standing = asked ? (approved ? "approved" : "declined") : record.standing;
  const standingSince = asked ? on : record.standingSince;
  const says = `${by.name} ${approved ? "approved" : "declined"} the account. ${why}`.trim();
  accounts.write({ ...record, decision, standing, standingSince }, "account.decided", on, says);
}

const closings = {
  pause: ["paused", "paused"],
  archive: ["archived", "archived"],
  deactivate: ["deactivated", "closed for good"],
} as const;

function shut(
  accounts: PretendAccounts,
  record: AccountRecord,
  step: keyof typeof closings,
  { on, by, why }: { readonly on: string; readonly by: NamedPerson; readonly why: string },
): void {
  const [standing, word] = closings[step];
  const now = { ...record, standing, standingSince: on, shut: { by: someone(by), on, why: needed("why", why) } };
  const users = record.users.map((user) => (user.to === null ? { ...user, to: on, because: why } : user));
  const gone = step === "deactivate" ? { ...now, users } : now;
  accounts.write(gone, `account.${standing}`, on, `The page was ${word}: ${why}`);
}

function use(accounts: PretendAccounts, record: AccountRecord, { step, on, note }: Step<"activate" | "resume">): void {
  const kind = step === "activate" ? "account.activated" : "account.resumed";
  const says = step === "activate" ? "The page went into use." : "The page is in use again.";
  const now = { ...record, standing: "active", standingSince: on, shut: null } as const;
  accounts.write(now, kind, on, `${says} ${note}`.trim());
}

function addUser(accounts: PretendAccounts, record: AccountRecord, { on, person, role }: Step<"add-user">): void {
  const who = accounts.people.get(person) ?? raise("PERSON_UNKNOWN", { person });
  if (who.left !== null) raise("PERSON_LEFT", { name: who.name });
  const title = accounts.desk.roleTitle(role);
  if (!accounts.desk.pack.register.users.roles.includes(role)) raise("ROLE_UNKNOWN", { role });
  const holds = record.users.some((user) => user.person === person && user.role === role && user.to === null);
  if (holds) raise("USER_EXISTS", { name: who.name });
  const users = [...record.users, { person, role, from: on, to: null, because: "" }];
  accounts.write({ ...record, users }, "account.user-added", on, `${who.name} may post as ${title}.`);
}

/** Throws USER_UNKNOWN {name}. */
export function endUser(accounts: PretendAccounts, record: AccountRecord, step: Omit<Step<"end-user">, "step">): void {
  const { on, person, role, because } = step;
  const name = accounts.people.get(person)?.name ?? "";
  const ends = (user: AccountRecord["users"][number]) =>
    user.person === person && user.role === role && user.to === null;
  if (!record.users.some(ends)) raise("USER_UNKNOWN", { name });
  const users = record.users.map((user) =>
    ends(user) ? { ...user, to: on, because: needed("because", because) } : user,
  );
  accounts.write({ ...record, users }, "account.user-ended", on, `${name} may no longer post. ${because}`.trim());
}

async function check(accounts: PretendAccounts, record: AccountRecord, step: Step<"check">): Promise<void> {
  const { items } = accounts.desk.pack.register.checklist;
  if (step.items.length === 0) raise("TEXT_EMPTY", { field: "items" });
  for (const { item, verdict, why } of step.items) {
    if (!items.some((one) => one.id === item)) raise("CHECK_UNKNOWN", { item });
    if (verdict === "not-possible") needed("why", why);
  }
  const evidence = step.source === null ? null : await accounts.desk.options.seal(step.source);
  const by = accounts.desk.actor().name;
  const answers = step.items.map(({ item, ...answer }) => [item, { ...answer, on: step.on, by, evidence }]);
  const checklist = { ...record.checklist, ...Object.fromEntries(answers) };
  const missing = step.items.filter((one) => one.verdict === "not-met").length;
  const says = `${by} checked ${step.items.length} items; ${missing === 0 ? "all are in order" : `${missing} are missing`}.`;
  accounts.write({ ...record, checklist }, "account.checked", step.on, says, evidence === null ? [] : [evidence]);
}

function review(accounts: PretendAccounts, record: AccountRecord, step: Step<"review">): void {
  const { on, looked, found, words, cases } = step;
  const { looksAt } = accounts.desk.pack.register.review;
  if (looked.length === 0 && looksAt.length > 0) raise("TEXT_EMPTY", { field: "looked" });
  for (const item of looked) if (!looksAt.includes(item)) raise("CHECK_UNKNOWN", { item });
  if (found === "something") needed("words", words);
  const by = accounts.desk.actor().name;
  const seen = step.lastActivity === null ? record.lastActivity : { on: step.lastActivity, what: "Newest post" };
  const now = { ...record, review: { on, by, looked, found, words, cases }, lastActivity: seen };
  const says = `${by} looked through the page and found ${found}. ${words}`.trim();
  accounts.write(now, "account.reviewed", on, says);
}

function discuss(accounts: PretendAccounts, record: AccountRecord, step: Step<"discuss">): void {
  const { on, with: others, outcome, words, again } = step;
  if (others.length === 0) raise("TEXT_EMPTY", { field: "with" });
  needed("words", words);
  if (again !== null && again <= on) raise("DATE_INVALID", { field: "again" });
  const names = others.map((one) => someone(one).name).join(", ");
  const outcomes = { keep: "keep it", "close-for-now": "close it for now", "close-for-good": "close it for good" };
  const discussion = { on, with: others, outcome, words, again };
  const says = `Discussed with ${names}; the outcome was to ${outcomes[outcome]}.`;
  accounts.write({ ...record, discussion }, "account.discussed", on, says);
}

function change(accounts: PretendAccounts, record: AccountRecord, step: Step<"change">): void {
  const { on, details, why, anyway } = step;
  if (Object.keys(details).length === 0) raise("TEXT_EMPTY", { field: "details" });
  if (details.email !== undefined) accounts.refuseEmail(details.email);
  for (const [field, text] of Object.entries(details))
    if (field === "name" || field === "handle") needed(field, text ?? "");
  accounts.refuseOther(record, details, anyway);
  const says = `Changed: ${Object.keys(details).join(", ")}. ${why}`.trim();
  accounts.write({ ...record, ...details }, "account.changed", on, says);
}

function activity(accounts: PretendAccounts, record: AccountRecord, { on, what }: Step<"activity">): void {
  const lastActivity = { on, what: needed("what", what) };
  accounts.write({ ...record, lastActivity }, "account.activity", on, `Last activity: ${what}`);
}

/** Throws what main would throw. */
export async function takeAccountStep(accounts: PretendAccounts, id: string, step: AccountStep): Promise<void> {
  const record = accounts.get(id);
  if (step.step !== "strike") accounts.desk.past("on", step.on);
  refuseShut(accounts, record, step.step);
  switch (step.step) {
    case "decide":
      return decide(accounts, record, step);
    case "create":
      return create(accounts, record, step);
    case "activate":
    case "resume":
      return use(accounts, record, step);
    case "pause":
    case "archive":
    case "deactivate":
      return shut(accounts, record, step.step, step);
    case "change":
      return change(accounts, record, step);
    case "add-user":
      return addUser(accounts, record, step);
    case "end-user":
      return endUser(accounts, record, step);
    case "check":
      return await check(accounts, record, step);
    case "review":
      return review(accounts, record, step);
    case "discuss":
      return discuss(accounts, record, step);
    case "activity":
      return activity(accounts, record, step);
    case "strike":
      return accounts.struck(id, step.event, step.because);
  }
}

/** Duties as lines of Today: in which group, under which tag, when, and where the button goes. */
import type { Duty, Urgency } from "../main/model/duty.ts";
import type { VaultSummary } from "../main/model/vault-view.ts";
import { capital, count, counted, listed, shortDate } from "./format.ts";
import type { Aim } from "./stores/aim.ts";
import type { Place } from "./stores/place.ts";
import type { Tone } from "./words.ts";

export interface DutyLine {
  readonly id: string;
  readonly tag: string;
  readonly tone: Tone;
  readonly title: string;
  readonly why: string;
  readonly citation: string;
  /** `due Nov 15`; empty where no day was set. */
  readonly when: string;
  /** The button's words. */
  readonly action: string;
  readonly place: Place;
  /** The part of that place that it is about. */
  readonly aim: Aim | null;
}

export interface DutyGroup {
  readonly urgency: Urgency;
  readonly title: string;
  readonly lines: readonly DutyLine[];
}

/** What a duty’s line takes from its vault. */
type DutyVault = Pick<VaultSummary, "id" | "name" | "resets" | "custodians">;

const groups: readonly { readonly urgency: Urgency; readonly title: string; readonly tone: Tone }[] = [
  { urgency: "overdue", title: "Overdue", tone: "bad" },
  { urgency: "now", title: "To do now", tone: "bad" },
  { urgency: "soon", title: "Soon", tone: "warn" },
  { urgency: "advice", title: "Worth doing", tone: "plain" },
];

/** The part of a duty's id that says which rule it comes from. */
function kindOf({ id }: Duty): string {
  return id.split(":")[0] ?? "";
}

/** A drill of somebody else's begins with handing the vault over. */
function isForOther(duty: Duty, vaults: readonly DutyVault[]): boolean {
  const me = vaults
    .find(({ id }) => id === duty.vault)
    ?.custodians.find(({ isMe, removed }) => isMe && removed === null);
  return kindOf(duty) === "drill" && duty.id.split(":")[1] !== me?.keyId;
}

const actions: Readonly<Record<string, string>> = {
  identity: "Open Vault",
  few: "Add a custodian",
  alone: "Hand it over",
  role: "Show custodians",
  reset: "Change it",
  drill: "Prove it",
  conflicts: "Settle",
  newer: "Show the vault",
  refused: "Show the folder",
  waiting: "Show the folder",
  recovery: "Make a copy",
  request: "Open the request",
  export: "Export now",
  "export-refused": "Show why",
  incident: "Show the incident",
  fork: "Show both",
};

const aims: Readonly<Record<string, Aim>> = {
  few: "add",
  alone: "hand-over",
  drill: "drill",
  newer: "shared-folder",
  refused: "shared-folder",
  waiting: "shared-folder",
  recovery: "recovery",
  fork: "fork",
};

const tags: Readonly<Record<Duty["place"], string>> = {
  identity: "Key",
  custodians: "Custodian",
  credentials: "Password",
  sharing: "Folder",
  recovery: "Recovery",
  export: "Export",
  request: "Request",
  incident: "Incident",
  witness: "Witness",
};

type Placed = Pick<Duty, "place" | "vault" | "credential" | "subject">;

/** Where the person sees to a duty of the records; null: it is about a vault. */
function recordsPlace({ place, subject }: Placed): Place | null {
  switch (place) {
    case "export":
    case "witness":
      return { screen: "exports" };
    case "request":
      return subject === undefined ? { screen: "requests" } : { screen: "request", id: subject };
    case "incident":
      return subject === undefined ? { screen: "incidents" } : { screen: "incidents", incident: subject };
    default:
      return null;
  }
}

/** Where the person sees to it. */
export function placeOf(duty: Placed): Place {
  const { place, vault, credential } = duty;
  const ofRecords = recordsPlace(duty);
  if (ofRecords !== null) return ofRecords;
  if (vault === null || place === "identity") return { screen: "vault" };
  if (place !== "credentials") return { screen: "vault", vault, tab: "custodians" };
  if (credential !== null) return { screen: "vault", vault, tab: "credentials", credential };
  return { screen: "vault", vault, tab: "credentials", filter: "conflict" };
}

/** Days in a sentence as people write them: `on 2026-11-05` as `on Nov 5`. Names of files keep theirs. */
function withDays(sentence: string, now: Date): string {
  return sentence.replaceAll(/(?<![\w.-])\d{4}-\d{2}-\d{2}(?![\w-]|\.\w)/g, (date) => shortDate(date, now));
}

function lineOf(duty: Duty, tone: Tone, vaults: readonly DutyVault[], now: Date): DutyLine {
  const { id, title, citation, due } = duty;
  const why = withDays(duty.why, now);
  const kind = isForOther(duty, vaults) ? "alone" : kindOf(duty);
  const when = due === null ? "" : `due ${shortDate(due, now)}`;
  const action = actions[kind] ?? "Show";
  const aim = aims[kind] ?? null;
  return { id, tag: tags[duty.place], tone, title, why, citation, when, action, place: placeOf(duty), aim };
}

/** More passwords than this that the same vault asks for stand in one line. */
const mostSingle = 3;

function resetsLine(resets: readonly Duty[], vault: DutyVault, tone: Tone, now: Date): DutyLine {
  const [first] = resets;
  const due = resets.map((one) => one.due ?? "").sort()[0] ?? "";
  const asked = vault.resets.filter(({ credential }) => resets.some((one) => one.credential === credential));
  const people = [...new Set(asked.map(({ person }) => person))];
  return {
    id: `resets:${vault.id}:${tone}`,
    tag: tags.credentials,
    tone,
    title: `Change ${count(resets.length)} passwords in “${vault.name}”`,
    why: `${listed(people)} knew them and must no longer be able to log in.`,
    citation: first?.citation ?? "",
    when: `due ${shortDate(due, now)}`,
    action: "Show the list",
    place: { screen: "vault", vault: vault.id, tab: "credentials", filter: "reset" },
    aim: null,
  };
}

/** The lines of one group; many passwords of one vault are put together. */
function linesOf(duties: readonly Duty[], tone: Tone, vaults: readonly DutyVault[], now: Date): readonly DutyLine[] {
  const resetsOf = (id: string) => duties.filter((one) => kindOf(one) === "reset" && one.vault === id);
  const full = vaults.filter(({ id }) => resetsOf(id).length > mostSingle);
  const isTold = (duty: Duty) => kindOf(duty) === "reset" && full.some(({ id }) => id === duty.vault);
  return [
    ...full.map((vault) => resetsLine(resetsOf(vault.id), vault, tone, now)),
    ...duties.filter((duty) => !isTold(duty)).map((duty) => lineOf(duty, tone, vaults, now)),
  ];
}

/** Duties as groups, the most urgent first; groups without a duty are left out. */
export function dutyGroups(duties: readonly Duty[], vaults: readonly DutyVault[], now: Date): readonly DutyGroup[] {
  return groups
    .map(({ urgency, title, tone }) => {
      const ofGroup = duties.filter((duty) => duty.urgency === urgency);
      return { urgency, title, lines: linesOf(ofGroup, tone, vaults, now) };
    })
    .filter(({ lines }) => lines.length > 0);
}

/** `Three things are due and one case is open under P&P 16-5.` Empty until both are known. */
export function waitingSentence(open: number | null, due: number | null, policy: string): string {
  if (open === null || due === null) return "";
  const things = due === 0 ? null : counted(due, "thing is due", "things are due");
  const cases = open === 0 ? null : counted(open, "case is open", "cases are open");
  const waiting = [things, cases].filter((words) => words !== null);
  if (waiting.length === 0) return `No case is open under ${policy}. Nothing waits for you.`;
  return `${capital(waiting.join(" and "))} under ${policy}.`;
}

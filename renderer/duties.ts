/** Duties as lines of Today: in which group, under which tag, when, and where the button goes. */
import { foldName } from "../main/model/author.ts";
import { type Duty, pressing, type Urgency } from "../main/model/duty.ts";
import { type DutyHeap, isThisWeek, kindOf, lastOfWeek } from "../main/model/duty-heaps.ts";
import { ownMember } from "../main/model/own-member.ts";
import type { VaultSummary } from "../main/model/vault-view.ts";
import type { DutyCounts, DutyDesk, OpenCase } from "../preload/contract.ts";
import { heapTitle, heapWords } from "./duty-heaps.ts";
import { actions, aims, placeOf, tags } from "./duty-places.ts";
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

interface GroupRule {
  readonly urgency: Urgency;
  readonly title: string;
  readonly tone: Tone;
  /** See `DutyHeap`. */
  readonly thisWeek: boolean | null;
}

const groups: readonly GroupRule[] = [
  { urgency: "overdue", thisWeek: null, title: "Overdue", tone: "bad" },
  { urgency: "now", thisWeek: null, title: "To do now", tone: "bad" },
  { urgency: "soon", thisWeek: true, title: "This week", tone: "warn" },
  { urgency: "soon", thisWeek: false, title: "Soon", tone: "warn" },
  { urgency: "advice", thisWeek: null, title: "Worth doing", tone: "plain" },
];

/** A drill of somebody else's begins with handing the vault over. */
function isForOther(duty: Duty, vaults: readonly DutyVault[]): boolean {
  const me = vaults
    .find(({ id }) => id === duty.vault)
    ?.custodians.find(({ isMe, removed }) => isMe && removed === null);
  return kindOf(duty) === "drill" && duty.id.split(":")[1] !== me?.keyId;
}

/** Days in a sentence as people write them: `on 2026-11-05` as `on Nov 5`. Names of files keep theirs. */
export function withDays(sentence: string, now: Date): string {
  return sentence.replaceAll(/(?<![\w.-])\d{4}-\d{2}-\d{2}(?![\w-]|\.\w)/g, (date) => shortDate(date, now));
}

/** Characters that turn the order of what follows around: a name that brings them may not turn the sentence that it stands in. (UAX 9) */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A sentence with names in it, as a line shows it. */
function steady(sentence: string): string {
  return sentence.replace(turning, "");
}

/** One duty as a line. @param tone by its urgency */
export function lineOf(duty: Duty, tone: Tone, vaults: readonly DutyVault[], now: Date): DutyLine {
  const { id, citation, due } = duty;
  const title = steady(duty.title);
  const why = steady(withDays(duty.why, now));
  const kind = isForOther(duty, vaults) ? "alone" : kindOf(duty);
  const when = due === null ? "" : `due ${shortDate(due, now)}`;
  const action = actions[kind] ?? "Show";
  const aim = aims[kind] ?? null;
  return { id, tag: tags[duty.place], tone, title, why, citation, when, action, place: placeOf(duty), aim };
}

/** More passwords than this that the same vault asks for stand in one line. */
const mostResets = 3;

/** Many duties of one kind in one line. */
function heapLine(heap: DutyHeap, tone: Tone, now: Date): DutyLine {
  const { kind, urgency, thisWeek, many, firstDue, citation } = heap;
  const words = heapWords(kind);
  return {
    id: `heap:${kind}:${urgency}:${thisWeek}`,
    tag: tags[heap.place],
    tone,
    title: heapTitle(kind, many),
    why: words?.why ?? "",
    citation,
    when: firstDue === null ? "" : `first due ${shortDate(firstDue, now)}`,
    action: words?.action ?? "Show",
    place: words?.place(heap) ?? { screen: "today" },
    aim: null,
  };
}

function resetsLine(resets: readonly Duty[], vault: DutyVault, tone: Tone, now: Date): DutyLine {
  const [first] = resets;
  const due = resets.map((one) => one.due ?? "").sort()[0] ?? "";
  const asked = vault.resets.filter(({ credential }) => resets.some((one) => one.credential === credential));
  const people = [...new Set(asked.map(({ person }) => person))];
  return {
    id: `resets:${vault.id}:${tone}`,
    tag: tags.credentials,
    tone,
    title: steady(`Change ${count(resets.length)} passwords in “${vault.name}”`),
    why: `${steady(listed(people))} knew them and must no longer be able to log in.`,
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
  const full = vaults.filter(({ id }) => resetsOf(id).length > mostResets);
  const isTold = (duty: Duty) => kindOf(duty) === "reset" && full.some(({ id }) => id === duty.vault);
  const single = duties.filter((duty) => !isTold(duty));
  return [
    ...full.map((vault) => resetsLine(resetsOf(vault.id), vault, tone, now)),
    ...single.map((duty) => lineOf(duty, tone, vaults, now)),
  ];
}

/** What is due, as main parts it. */
type Due = Pick<DutyDesk, "duties" | "heaps" | "day">;

/** Duties as groups, the most urgent first, those that share a line behind the others; groups without a duty are left out. */
export function dutyGroups({ duties, heaps, day }: Due, vaults: readonly DutyVault[], now: Date): readonly DutyGroup[] {
  const weekEnds = lastOfWeek(day);
  return groups
    .map(({ urgency, thisWeek, title, tone }) => {
      const isHere = (one: Pick<Duty, "urgency">, when: boolean | null) => one.urgency === urgency && when === thisWeek;
      const single = duties.filter((duty) => isHere(duty, isThisWeek(duty, weekEnds)));
      const heapsHere = heaps.filter((heap) => isHere(heap, heap.thisWeek));
      const lines = [...linesOf(single, tone, vaults, now), ...heapsHere.map((heap) => heapLine(heap, tone, now))];
      return { urgency, title, lines };
    })
    .filter(({ lines }) => lines.length > 0);
}

/** What is due because of a row of the policy’s duties. */
export function dueOfRow({ duties, heaps, day }: Due, row: string): Due {
  const ofRow = heaps.flatMap((heap) => {
    const many = ownMember(heap.rows, row);
    return many === undefined ? [] : [{ ...heap, many }];
  });
  return { duties: duties.filter((duty) => duty.row === row), heaps: ofRow, day };
}

/** How many things are due that stand neither by themselves nor in a line that they share. */
export function leftOut({ counts, duties, heaps }: Pick<DutyDesk, "counts" | "duties" | "heaps">): number {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return all - duties.length - heaps.reduce((sum, { many }) => sum + many, 0);
}

/**
 * How many things can’t wait in each department and in all of them. What concerns the whole desk counts in each, as it is shown in each.
 */
export function pressingBy({ department, departments, counts }: DutyDesk): {
  readonly of: (name: string) => number;
  readonly all: number;
} {
  const own = new Map(departments.map((one) => [foldName(one.name), pressing(one.counts)]));
  const ofAll = [...own.values()].reduce((sum, many) => sum + many, 0);
  const shown = department === null ? ofAll : (own.get(foldName(department)) ?? 0);
  const whole = pressing(counts) - shown;
  return { of: (name) => (own.get(foldName(name)) ?? 0) + whole, all: ofAll + whole };
}

/** Open cases of a department; null: of all. */
export function casesOf(open: readonly OpenCase[], department: string | null): readonly OpenCase[] {
  if (department === null) return open;
  const key = foldName(department);
  return open.filter(({ summary }) => foldName(summary.account.department) === key);
}

export interface Waiting {
  /** Open cases of the department that is shown; null until they are known. */
  readonly open: number | null;
  /** null until it is known. */
  readonly counts: DutyCounts | null;
  readonly policy: string;
  /** `Parks`; null: all departments; empty: there is only one. */
  readonly department: string | null;
}

/** `Two things need you now, three more are coming up and one case is open in Parks, under P&P 16-5.` Empty until both are known. */
export function waitingSentence({ open, counts, policy, department }: Waiting): string {
  if (open === null || counts === null) return "";
  const [now, later] = [pressing(counts), counts.soon];
  const things = [
    now === 0 ? null : counted(now, "thing needs you now", "things need you now"),
    later === 0 ? null : laterWords(later, now > 0),
    open === 0 ? null : counted(open, "case is open", "cases are open"),
  ].filter((words) => words !== null);
  const where = department === null ? "in all departments" : department === "" ? "" : `in ${department}`;
  const tail = where === "" ? `under ${policy}` : `${where}, under ${policy}`;
  if (things.length === 0) return `No case is open ${tail}. Nothing waits for you.`;
  return `${capital(listed(things))} ${tail}.`;
}

function laterWords(later: number, isMore: boolean): string {
  if (isMore) return later === 1 ? "1 more is coming up" : `${count(later)} more are coming up`;
  return counted(later, "thing is coming up", "things are coming up");
}

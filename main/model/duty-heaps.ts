/** Many duties of one kind share a line: a list of forty reviews would hide the one broken rule below it. */

import { addDays } from "./calendar.ts";
import { type Duty, type DutyPlace, type Urgency, urgencies } from "./duty.ts";
import { mostUrgent } from "./duty-order.ts";

/** How many of one kind still stand one by one. */
export const mostSingle = 5;

/** How far ahead “this week” reaches, in days. */
const aWeek = 7;

/** The kinds that may share a line, and what each is about. A coordinator who left one account is not a department without one. */
export const heapKinds: ReadonlyMap<string, DutyPlace> = new Map([
  ["check-failed", "account"],
  ["incomplete", "account"],
  ["email", "account"],
  ["users", "account"],
  ["inactive", "account"],
  ["checklist", "account"],
  ["review", "account"],
  ["approval", "account"],
  ["coordinator", "department"],
  ["workplan", "department"],
  ["unsigned", "person"],
  ["unforwarded", "person"],
  ["case", "case"],
]);

/** Duties that share a line: of one kind, and as urgent as each other. */
export interface Alike {
  readonly kind: string;
  readonly urgency: Urgency;
  /** Of what is due soon: within a week, or later; null: not `soon`. */
  readonly thisWeek: boolean | null;
}

export interface DutyHeap extends Alike {
  readonly many: number;
  /** Date `YYYY-MM-DD`; null where none of them has a day. */
  readonly firstDue: string | null;
  /** null: they are of several. */
  readonly department: string | null;
  /** Where they cite several clauses, the one that most of them cite. */
  readonly citation: string;
  /** How many of them each row of the policy's duties asks for. */
  readonly rows: Readonly<Record<string, number>>;
  readonly place: DutyPlace;
}

export interface HeapedDuties {
  /** Those that stand one by one, the most urgent first, each in full. */
  readonly duties: readonly Duty[];
  /** In the order of the groups, in each what is due first. */
  readonly heaps: readonly DutyHeap[];
}

/**
 * Which rule a duty comes from; where the same rule asks for two things, which of them it is: the form of a signature that is noted, and the
 * closing of a page that was agreed on (there is no day by which to talk about it any more).
 */
export function kindOf({ id, due }: Pick<Duty, "id"> & Partial<Pick<Duty, "due">>): string {
  const [rule = "", , detail] = id.split(":");
  if (rule === "unsigned" && detail === "scan") return "unscanned";
  return rule === "inactive" && due === null ? "close-agreed" : rule;
}

/** @param day today in the pack's time zone, `YYYY-MM-DD` */
export function lastOfWeek(day: string): string {
  return addDays(day, aWeek);
}

/**
 * Ids of the accounts of which this is due: those that a heap counts, fewer once some were seen to; none for what is about no account.
 * @param day today in the pack's time zone, `YYYY-MM-DD`
 */
export function accountsInNeed(duties: readonly Duty[], { kind, urgency, thisWeek }: Alike, day: string): string[] {
  if (heapKinds.get(kind) !== "account") return [];
  const weekEnds = lastOfWeek(day);
  const found = duties.flatMap((duty) => {
    const { place, subject } = duty;
    if (place !== "account" || subject === undefined || duty.urgency !== urgency) return [];
    return knownKindOf(duty) === kind && isThisWeek(duty, weekEnds) === thisWeek ? [subject] : [];
  });
  return [...new Set(found)];
}

/**
 * All duties, parted into those that stand one by one and those of which there are so many that they share a line. Each is in one of the two,
 * but for single ones beyond `count`.
 * @param day today in the pack's time zone, `YYYY-MM-DD`
 * @param count how many may stand one by one
 */
export function heapedDuties(duties: readonly Duty[], day: string, count: number): HeapedDuties {
  const single: Duty[] = [];
  const heaps: [rank: number, heap: DutyHeap][] = [];
  for (const { rank, alike, place, duties: own } of pilesOf(duties, lastOfWeek(day), single)) {
    if (own.length > mostSingle) heaps.push([rank, { ...alike, place, many: own.length, ...summedUp(own) }]);
    else single.push(...own);
  }
  heaps.sort(
    ([a, one], [b, other]) => a - b || order(one.firstDue ?? "~", other.firstDue ?? "~") || byKind(one, other),
  );
  return { duties: mostUrgent(single, count), heaps: heaps.map(([, heap]) => heap) };
}

/** Ids of tens of thousands are put together only when they are read; those duties say their kind without. */
function knownKindOf(duty: Duty): string {
  return duty.kind ?? kindOf(duty);
}

/** null: it is not `soon`. @param weekEnds see `lastOfWeek` */
export function isThisWeek({ urgency, due }: Pick<Duty, "urgency" | "due">, weekEnds: string): boolean | null {
  return urgency === "soon" ? due !== null && due <= weekEnds : null;
}

interface Pile {
  /** The most urgent first. */
  readonly rank: number;
  readonly alike: Alike;
  readonly place: DutyPlace;
  readonly duties: Duty[];
}

/** @param single takes what never shares a line */
function pilesOf(duties: readonly Duty[], weekEnds: string, single: Duty[]): readonly Pile[] {
  const byKind = new Map<string, Map<number, Pile>>([...heapKinds.keys()].map((kind) => [kind, new Map()]));
  for (const duty of duties) {
    const kind = knownKindOf(duty);
    const piles = byKind.get(kind);
    const { place, urgency } = duty;
    if (piles === undefined || heapKinds.get(kind) !== place) {
      single.push(duty);
      continue;
    }
    const thisWeek = isThisWeek(duty, weekEnds);
    const rank = 2 * urgencies.indexOf(urgency) + (thisWeek === false ? 1 : 0);
    const pile = piles.get(rank);
    if (pile === undefined) piles.set(rank, { rank, alike: { kind, urgency, thisWeek }, place, duties: [duty] });
    else pile.duties.push(duty);
  }
  return [...byKind.values()].flatMap((piles) => [...piles.values()]);
}

type Sum = Pick<DutyHeap, "firstDue" | "department" | "citation" | "rows">;

function summedUp(duties: readonly Duty[]): Sum {
  const [citations, rows] = [new Map<string, number>(), new Map<string, number>()];
  const departments = new Set<string | undefined>();
  let firstDue: string | null = null;
  for (const { citation, row, due, department } of duties) {
    citations.set(citation, (citations.get(citation) ?? 0) + 1);
    if (row !== null) rows.set(row, (rows.get(row) ?? 0) + 1);
    departments.add(department);
    if (due !== null && (firstDue === null || due < firstDue)) firstDue = due;
  }
  const [citation = ""] = [...citations].sort(([a, many], [b, more]) => more - many || order(a, b))[0] ?? [];
  const [department] = departments.size === 1 ? departments : [];
  return { firstDue, department: department ?? null, citation, rows: Object.fromEntries(rows) };
}

const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);

const kinds = [...heapKinds.keys()];

function byKind(a: Alike, b: Alike): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
}

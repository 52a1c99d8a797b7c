/** Many duties of one kind stand in one line; these are its words. Which do: main/model/duty-heaps.ts. */
import type { Alike, DutyHeap } from "../main/model/duty-heaps.ts";
import { ownMember } from "../main/model/own-member.ts";
import { counted } from "./format.ts";
import type { Place } from "./stores/place.ts";

interface HeapWords {
  /** Of one, too: a search narrows the list of accounts down. */
  readonly title: (many: number) => string;
  readonly why: string;
  readonly action: string;
  readonly place: (heap: Alike & Pick<DutyHeap, "department">) => Place;
}

/** The list shows the very accounts that the line counts. */
const toAccounts: HeapWords["place"] = ({ department, kind, urgency, thisWeek }) => ({
  screen: "accounts",
  department,
  needs: { kind, urgency, thisWeek },
});
const toPeople = (): Place => ({ screen: "people", tab: "people" });
const toDepartments = (): Place => ({ screen: "people", tab: "departments" });

/** By kind of duty. */
const heaps: Readonly<Record<string, HeapWords>> = {
  review: {
    title: (many) => `Look at ${counted(many, "account")}`,
    why: "A round shows in time that a page is misused.",
    action: "Show the list",
    place: toAccounts,
  },
  checklist: {
    title: (many) => `Check what ${counted(many, "page shows", "pages show")}`,
    why: "Residents must see which page is the official one.",
    action: "Show the list",
    place: toAccounts,
  },
  "check-failed": {
    title: (many) => `Mend what ${counted(many, "page doesn’t", "pages don’t")} show`,
    why: "The last check found something missing on each of them.",
    action: "Show the list",
    place: toAccounts,
  },
  approval: {
    title: (many) => `Note who approved ${counted(many, "account")}`,
    why: "They were there before the register, and nobody has written down who decided on them.",
    action: "Show the list",
    place: toAccounts,
  },
  incomplete: {
    title: (many) => `Complete the entries of ${counted(many, "account")}`,
    why: "Something is not noted that the policy wants noted.",
    action: "Show the list",
    place: toAccounts,
  },
  email: {
    title: (many) => `Change the e-mail address of ${counted(many, "account")}`,
    why: "They are to be held with an official address only.",
    action: "Show the list",
    place: toAccounts,
  },
  users: {
    title: (many) => `Note who may post on ${counted(many, "account")}`,
    why: "They are in use, and nobody is noted who can post on them.",
    action: "Show the list",
    place: toAccounts,
  },
  inactive: {
    title: (many) => `Discuss whether ${counted(many, "account is", "accounts are")} closed`,
    why: "Nothing was seen on them for long.",
    action: "Show the list",
    place: toAccounts,
  },
  unsigned: {
    title: (many) => `Get ${counted(many, "acknowledgement")} signed`,
    why: "Each authorised user signs one.",
    action: "Show the people",
    place: toPeople,
  },
  unforwarded: {
    title: (many) => `Forward ${counted(many, "acknowledgement")}`,
    why: "They are signed and have not been forwarded.",
    action: "Show the people",
    place: toPeople,
  },
  workplan: {
    title: (many) => `Write down the workplans of ${counted(many, "department")}`,
    why: "Each department that uses social media has one.",
    action: "Show them",
    place: toDepartments,
  },
  coordinator: {
    title: (many) => `Name the coordinators of ${counted(many, "department")}`,
    why: "Somebody is designated for each.",
    action: "Show them",
    place: toDepartments,
  },
  case: {
    title: (many) => `Finish ${counted(many, "case")}`,
    why: "They have been open for long.",
    action: "Show them",
    place: () => ({ screen: "remove" }),
  },
};

/** Undefined where duties of that kind never share a line. */
export function heapWords(kind: string): HeapWords | undefined {
  return ownMember(heaps, kind);
}

/** The line’s title; empty where duties of that kind never share one. */
export function heapTitle(kind: string, many: number): string {
  return heapWords(kind)?.title(many) ?? "";
}

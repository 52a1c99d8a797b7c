/** Something that the policy wants of the person at this desk, or that keeps a rule of it from being met. */

/**
 * overdue: its day has gone by. now: a rule is broken as long as it stands. soon: it has a day that has not gone by, or can wait for a
 * quiet hour. advice: nothing demands it.
 */
export const urgencies = ["overdue", "now", "soon", "advice"] as const;
export type Urgency = (typeof urgencies)[number];

/** How many things can’t wait: the number on the app’s icon, in the window and in the daily notification. */
export function pressing({ overdue, now }: Readonly<Record<"overdue" | "now", number>>): number {
  return overdue + now;
}

/**
 * Where the person goes to see to it: a part of the vault, the person's own key, an export, a request, an incident, a witnessed log, an
 * account, a person, a department, an open case, the policy pack, this workstation. `import`: the register has nothing in it yet.
 */
export type DutyPlace =
  | "identity"
  | "custodians"
  | "credentials"
  | "sharing"
  | "recovery"
  | "export"
  | "request"
  | "incident"
  | "witness"
  | "account"
  | "person"
  | "department"
  | "case"
  | "policy"
  | "device"
  | "import";

/** A copy with members of its own, as it is told to others: some duties put their words together only when they are read. */
export function inFull(duty: Duty): Duty {
  const { id, row, title, why, citation, due, urgency, vault, credential, place, subject, department } = duty;
  const words = { id, row, title, why, citation, due, urgency, vault, credential, place };
  // Absent, not undefined: what is about nothing has no such member.
  return {
    ...words,
    ...(subject === undefined ? {} : { subject }),
    ...(department === undefined ? {} : { department }),
  };
}

export interface Duty {
  /** The same for the same duty at every reckoning. */
  readonly id: string;
  /** Row of the list of duties that the pack names for it; null when the pack names none. */
  readonly row: string | null;
  /** What to do, in a line. */
  readonly title: string;
  /** Why, in a sentence or two. */
  readonly why: string;
  readonly citation: string;
  /** Date `YYYY-MM-DD` in the pack's time zone; null where no day was set. */
  readonly due: string | null;
  readonly urgency: Urgency;
  /** Id; null for what concerns no vault. */
  readonly vault: string | null;
  /** Id; null for what concerns no single credential. */
  readonly credential: string | null;
  readonly place: DutyPlace;
  /** Id of the request, incident, account, person or case, or the department's name; absent for what is about none. */
  readonly subject?: string | undefined;
  /** Whose it is; absent for what concerns the whole desk. */
  readonly department?: string | undefined;
  /** What `kindOf` (duty-heaps.ts) says of it, where that is known without reading the id; never of one in full. */
  readonly kind?: string;
}

/** One version of a city's policy as data. No code knows a city: all that differs between cities stands here. */

import type { DeviceItemId } from "./device/reading.ts";
import type { ActionKind, ReversalKind } from "./entry.ts";

/** The newest pack format that this version reads. */
export const packFormat = 1;

/** One passage of the policy's text, word for word, with the citation a person would write. */
export interface Clause {
  readonly id: string;
  readonly citation: string;
  readonly text: string;
}

export interface Ground {
  readonly id: string;
  /** A few words for lists: `Violent or threatening` */
  readonly label: string;
  /** The policy's own words. */
  readonly text: string;
  readonly citation: string;
}

export interface Role {
  readonly id: string;
  readonly title: string;
}

/** May the step be skipped with a written reason, and what is the button called? null: never. */
export type Waiver = { readonly label: string; readonly hint: string } | null;

interface StepCommon {
  readonly id: string;
  readonly title: string;
  /** One line under the title: what to do and why. */
  readonly hint: string;
  /** Clause ids shown beside the form; the first is cited when the step shuts another. */
  readonly clauses: readonly string[];
  /** Steps that must be done or waived before this one opens. */
  readonly after: readonly string[];
  /** false: the case can be closed without it. */
  readonly required: boolean;
  readonly waiver: Waiver;
}

export type StepRule = StepCommon &
  (
    | { readonly kind: "opening" }
    | { readonly kind: "evidence" }
    | { readonly kind: "grounds"; readonly reasonLabel: string }
    | {
        readonly kind: "viewpoint";
        readonly question: string;
        readonly violationLabel: string;
        readonly viewpointOnlyLabel: string;
      }
    | { readonly kind: "consultation"; readonly role: string; readonly wordsLabel: string; readonly binding: boolean }
    | { readonly kind: "message"; readonly template: string }
    | { readonly kind: "action" }
    | { readonly kind: "after" }
    | { readonly kind: "closing" }
  );
export type StepKind = StepRule["kind"];

/** Something that takes content down or shuts an author out. */
export interface ActionRule {
  readonly id: string;
  readonly kind: ActionKind;
  /** The button: `Remove the content` */
  readonly label: string;
  /** In the log: `Removed` */
  readonly doneLabel: string;
  /** How the message template speaks of it: `removal of the content` */
  readonly noun: string;
  /** What to do at the platform, in a sentence. */
  readonly instruction: string;
  /** published: only for content the public can see; held: only for content waiting for moderation. */
  readonly when: "published" | "held" | "any";
  readonly clauses: readonly string[];
  /** Step ids that must be done or waived first. Evidence is demanded whatever stands here. */
  readonly needs: readonly string[];
  readonly reversal: {
    readonly kind: ReversalKind;
    readonly label: string;
    readonly doneLabel: string;
    readonly clauses: readonly string[];
  } | null;
}

/** A standing reminder on the case screen, such as "staff never edit". */
export interface Notice {
  readonly where: "opening" | "evidence" | "grounds" | "action" | "case";
  readonly text: string;
  readonly clause: string;
}

/**
 * Where a number is from, if the pack says so. `byPolicy` false: the policy does not ask for it at all, it is the pack's own reminder and
 * never makes a row of the policy “not met”.
 */
export interface Origin {
  readonly basis?: string | undefined;
  readonly byPolicy?: boolean | undefined;
}

/** What the policy wants of the passwords. */
export interface VaultRule {
  /** How many custodians must have proved that they can open each credential. */
  readonly custodians: Origin & { readonly least: number; readonly clauses: readonly string[] };
  /** The role that must be a custodian of every vault; null: none. */
  readonly role: { readonly role: string; readonly clauses: readonly string[] } | null;
  /** When somebody who knew a password goes: days until it must be changed. */
  readonly reset: Origin & { readonly days: number; readonly clauses: readonly string[] };
  /** Every so many months each custodian opens the vault again, as a proof. */
  readonly drill: Origin & { readonly everyMonths: number; readonly clauses: readonly string[] };
  /** Months after which a password counts as old; null: never. */
  readonly oldAfterMonths: number | null;
}

/** A reason in law for which something may be withheld from a release. */
export interface Provision {
  readonly id: string;
  readonly citation: string;
  readonly text: string;
}

/** Records requests, exports to IT and incidents. */
export interface RecordsRule {
  /** Who answers a request: the title, and the clauses that say so. [A-6.e.i, N-VI.B] */
  readonly authority: { readonly title: string; readonly clauses: readonly string[] };
  /** The law on requests: its citation, and in a sentence what it demands. */
  readonly law: { readonly citation: string; readonly says: string };
  /**
   * The answer is due so many days after the request came; `working` leaves out Saturdays and Sundays. `basis` says where the number is from;
   * `byLaw` false: from no law, it is only a reminder.
   */
  readonly answer: {
    readonly days: number;
    readonly working: boolean;
    readonly basis: string;
    readonly byLaw?: boolean | undefined;
  };
  readonly provisions: readonly Provision[];
  /** What the person may do who was refused; stands on the withholding slip. null: nothing to say. */
  readonly appeal: string | null;
  /** The log goes to IT every so many months. */
  readonly export: Origin & { readonly everyMonths: number; readonly clauses: readonly string[] };
  /** Whom to tell of an incident, in their order, and a text with the gaps of model/template.ts. [A-6.h.ii] */
  readonly incident: {
    readonly tell: readonly string[];
    readonly template: string;
    readonly clauses: readonly string[];
  };
}

/** What an account must have noted before it is created. */
export const accountNeeds = ["address", "email", "phone", "purpose", "coordinator", "director", "users"] as const;
export type AccountNeed = (typeof accountNeeds)[number];

/** A number that the policy does not name is the pack's own: `basis` says so, or where it is from. */
interface Interval {
  readonly basis: string;
  readonly clauses: readonly string[];
}

export interface ChecklistItem {
  readonly id: string;
  /** What the page shows: `Official e-mail address or phone number` */
  readonly label: string;
  /** Where to look, and what counts. */
  readonly hint: string;
  readonly clauses: readonly string[];
  /** true: the policy leaves no way out, and “not possible” is no answer. */
  readonly always?: boolean | undefined;
  /** needed: that it is met is said with a note, such as who decided it. */
  readonly note?: "needed" | undefined;
}

/** The account register: who decides, what must be there, how often it is looked at. */
export interface RegisterRule {
  /** `approver`: role that decides on a new account. [A-6.g.i, N-V.1] */
  readonly creation: { readonly approver: string; readonly clauses: readonly string[] };
  /** What must be noted of an account, before it is created and after. [A-6.g] */
  readonly record: { readonly needs: readonly AccountNeed[]; readonly clauses: readonly string[] };
  /** Accounts are opened with an e-mail address of this domain only (or of one below it); null: the policy does not say. [A-6.g.i] */
  readonly email: { readonly domain: string; readonly clauses: readonly string[] } | null;
  /** An account may be closed, for now or for good; by whom, and where the policy says so. [A-6.g.i, N-II.2] */
  readonly closing: { readonly by: string; readonly clauses: readonly string[] };
  /** Who may post: roles of the pack. [A-6.b.i] */
  readonly users: { readonly roles: readonly string[]; readonly clauses: readonly string[] };
  /** `role` is given to one person of each department by somebody of the role `by`; null: the policy knows no such. [A-5.a.ii] */
  readonly designation: { readonly role: string; readonly by: string; readonly clauses: readonly string[] } | null;
  /** What each authorised user signs; `forwardTo` null: it stays with the department. Due `days` after the authorisation. [A-6.b.ii, N-VI.A] */
  readonly acknowledgement:
    | (Interval & {
        readonly title: string;
        /** Paragraphs parted by an empty line. */
        readonly text: string;
        readonly forwardTo: string | null;
        readonly days: number;
        /** false: the policy asks for no signature; the form is the pack's own, and nobody has to sign it. */
        readonly byPolicy?: boolean | undefined;
      })
    | null;
  /** Checked again every so many months. [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */
  readonly checklist: Interval & { readonly items: readonly ChecklistItem[]; readonly everyMonths: number };
  /** Rounds on each active account; `looksAt`: what is looked at, as lines to tick. [A-5.b.iv, N-V.6] */
  readonly review: Interval & { readonly everyDays: number; readonly looksAt: readonly string[] };
  /** null: the policy asks for none. `parts`: what it speaks of. [A-6.a] */
  readonly workplan:
    | (Interval & {
        readonly parts: readonly { readonly id: string; readonly label: string; readonly hint: string }[];
        readonly everyMonths: number | null;
      })
    | null;
  /** Days without activity after which closing is discussed; null: never. [N-V.3] */
  readonly inactivity: (Interval & { readonly afterDays: number }) | null;
  /** A removal case is to be finished within so many days. */
  readonly cases: Interval & { readonly days: number };
}

/** A line of the device checklist that has nothing to measure: the person answers it. */
export interface DeviceAsk {
  readonly id: string;
  /** A question of yes and no: `Does this computer belong to the city?` */
  readonly text: string;
  readonly hint: string;
  /** In a few words, as the checklist’s line: `The city’s computer` */
  readonly label: string;
  readonly why: string;
  /** What to do when the answer is no. */
  readonly otherwise: string;
  /** true: “no” makes the check not met; false: it is only told. */
  readonly needed: boolean;
}

/** The software of the computers from which the accounts are administered. [A-6.h.iii] */
export type DeviceRule = Interval & {
  /** A check may be this old; a person’s answers count as long. */
  readonly everyDays: number;
  /** Lines of the checklist that must be met; all others are told as good to have. */
  readonly needs: readonly DeviceItemId[];
  readonly asks: readonly DeviceAsk[];
  /** Whom to call: `the Information Technology Department` */
  readonly help: string;
};

export interface PolicyPack {
  readonly format: number;
  readonly id: string;
  readonly version: string;
  readonly organisation: string;
  /** The organisation's internet domain: the log's origin starts with it. */
  readonly domain: string;
  /** IANA time zone in which dates of this city are shown and reckoned. */
  readonly timeZone: string;
  readonly title: string;
  /** How people call it: `P&P 16-5` */
  readonly shortTitle: string;
  /** Date `YYYY-MM-DD`. */
  readonly effective: string;
  readonly history: readonly { readonly on: string; readonly what: string }[];
  readonly review: { readonly everyMonths: number; readonly by: string; readonly clause: string } | null;
  /** The whole policy, passage by passage. */
  readonly clauses: readonly Clause[];
  /** Row id of the list of duties → clause ids that carry it. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly Role[];
  readonly grounds: readonly Ground[];
  readonly steps: readonly StepRule[];
  readonly actions: readonly ActionRule[];
  readonly notices: readonly Notice[];
  readonly vault: VaultRule;
  readonly records: RecordsRule;
  readonly register: RegisterRule;
  /** null: the policy says nothing of it. The checklist is there all the same, and nothing is due. */
  readonly device: DeviceRule | null;
}

/** `<pack id>@<pack version>`, as every entry carries it. */
export function packRef(pack: PolicyPack): string {
  return `${pack.id}@${pack.version}`;
}

/** The title of a role of the pack; the id of one that the pack does not have, or not any more. */
export function roleTitle(pack: Pick<PolicyPack, "roles">, id: string): string {
  return pack.roles.find((role) => role.id === id)?.title ?? id;
}

/** The citation of a clause of the pack; a pack that passed its schema has them all. */
export function citationOf(pack: PolicyPack, clauseId: string): string {
  return pack.clauses.find((clause) => clause.id === clauseId)?.citation ?? pack.shortTitle;
}

/**
 * Entries of the removal log: the kinds and the fields that each kind discloses.
 * Bytes and hashing live in removal-log; here are only the words. (FORMATS section 1)
 */

/** UTC, RFC 3339 with milliseconds and `Z`: `2026-11-20T23:59:59.123Z`. */
export type Time = string;

/** A JSON value that may be hashed: no fractions, no lone surrogates. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A sealed file: it lies at `evidence/<first two hex>/<sha256>`, `bytes` long. `name` is what the person's file was called. */
export type Evidence = { bytes: number; mediaType: string; name: string; sha256: string };

/** Who made an entry. `role` is the person's own title; `osUser` the login name on the workstation. */
export type Actor = { name: string; role: string; osUser: string };

/** The account as it was when the case was opened. */
export type AccountRef = { department: string; handle: string; id: string; name: string };

export const contentKinds = ["comment", "post", "reply", "review", "message", "photo", "video", "profile"] as const;
export type ContentKind = (typeof contentKinds)[number];

export const evidencePurposes = ["before", "after", "message", "other"] as const;
/** before: shows the content up; after: shows it gone; message: shows the private message; other: anything else. */
export type EvidencePurpose = (typeof evidencePurposes)[number];

export const keptBecause = ["viewpoint-only", "no-ground", "decided", "gone"] as const;
/** gone: the content had already disappeared, nobody here took it down. */
export type KeptBecause = (typeof keptBecause)[number];

export type ChosenGround = { citation: string; id: string; text: string };

/** The fields of each kind; every one is a disclosure of its own, beside `actor` and `device`. */
export interface EntryFields {
  /** `address` is the content's link, null where the platform gives none; `published` is false for content held for moderation. */
  "case.opened": {
    account: AccountRef;
    address: string | null;
    author: string;
    content: string;
    contentKind: ContentKind;
    platform: string;
    postedAt: Time | null;
    published: boolean;
  };
  "evidence.sealed": { evidence: Evidence; note: string; purpose: EvidencePurpose };
  "ground.chosen": { grounds: readonly ChosenGround[]; reason: string };
  "viewpoint.checked": { answer: "violation" | "viewpoint-only"; reason: string };
  /** `decided` holds action ids of the pack; empty means: keep it. */
  "director.consulted": {
    consulted: { name: string; role: string };
    consultedAt: Time;
    decided: readonly string[];
    how: string;
    words: string;
  };
  "message.sent": { author: string; channel: string; sentAt: Time; text: string };
  /** `step` is the step's id in the pack, `title` what the person saw. */
  "step.waived": { reason: string; step: string; title: string };
  "content.hidden": ActionFields;
  "content.removed": ActionFields;
  "content.declined": ActionFields;
  /** `until` is null for a block without an end. */
  "user.blocked": ActionFields & { author: string; until: Time | null };
  "content.restored": { doneAt: Time; reason: string };
  "user.unblocked": { author: string; doneAt: Time; reason: string };
  "case.kept": { because: KeptBecause; reason: string };
  "case.closed": { note: string };
  /** A correction: `amends` names the entry that it corrects, which stays as it is. */
  "case.amended": { amends: { id: string; seq: number }; correction: Json; field: string; reason: string };
}

/** `action` is the action's id in the pack, `label` what the person saw. */
type ActionFields = { action: string; doneAt: Time; label: string; note: string };

export type CaseEntryKind = keyof EntryFields;

/** `fingerprint` as people compare it: eight groups of five digits. */
export type CustodianRef = { email: string; fingerprint: string; keyId: string; name: string; title: string };
export type VaultRef = { department: string; id: string; name: string };

/** The fields of entries that belong to no case. No secret is ever among them. */
export interface DeskEntryFields {
  /** `comparedHow` is null for the custodian who made the vault; `role` is a role's title in the pack. */
  "custodian.added": { comparedHow: string | null; custodian: CustodianRef; role: string | null; vault: VaultRef };
  /** The custodian has proved to be able to open the vault. */
  "custodian.confirmed": { custodian: CustodianRef; provedAt: Time; revision: number; vault: VaultRef };
  /** `resets` passwords are to be changed by the day `due`; null when there are none. */
  "custodian.removed": {
    because: string;
    custodian: CustodianRef;
    due: string | null;
    resets: number;
    vault: VaultRef;
  };
  /** The password that `person` knew is another one now. */
  "credential.reset": {
    account: AccountRef | null;
    because: string;
    credential: { id: string; label: string };
    due: string;
    openedAt: Time;
    person: string;
    vault: VaultRef;
  };

  /** `ofCase` is the case in which it was noticed; `since` null: nobody knows. `told` says whom, by title, and how. [A-6.h.ii] */
  "incident.reported": {
    account: AccountRef | null;
    evidence: readonly Evidence[];
    incident: string;
    noticedAt: Time;
    ofCase: string | null;
    since: Time | null;
    sort: IncidentSort;
    told: readonly { how: string; name: string; title: string }[];
    what: string;
  };
  /** IT has taken it up. `reference` is IT's own number for it, which may be empty. */
  "incident.acknowledged": {
    acknowledgedAt: Time;
    by: { name: string; role: string };
    incident: string;
    note: string;
    reference: string;
  };
  /** Days are `YYYY-MM-DD`. `law` is the citation by which `due` was reckoned, `authority` the title that answers. [A-6.e.i, N-VI.B] */
  "request.received": {
    authority: string;
    due: string;
    how: string;
    law: string;
    receivedOn: string;
    reference: string;
    request: string;
    requester: { contact: string; name: string; organisation: string };
    what: string;
  };
  /** The answer. `package` is null when nothing was handed out; `entries` are numbers of entries, in order. */
  "request.released": {
    answeredOn: string;
    entries: readonly number[];
    how: string;
    outcome: RequestOutcome;
    package: PackageRef | null;
    redactions: readonly { original: string; provision: string; redacted: Evidence; seq: number }[];
    request: string;
    title: string;
    withheld: readonly { field: string; provision: string; seq: number }[];
    words: string;
  };
  /** The fields of `entries` and the files `files` (SHA-256) are no longer kept. One of `ofCase` and `request` says what they were. */
  "record.disposed": {
    approvedBy: { name: string; role: string };
    authority: string;
    entries: readonly number[];
    files: readonly string[];
    ofCase: string | null;
    reason: string;
    request: string | null;
  };
  /**
   * How the workstation stood. `because`: `asked`, `daily` or `answered`; `dataOn`: day of the end-of-life data; `verdict`s: `met`, `not-met`,
   * `unknown`; `source`: `measured`, `osquery` or `answered`. `needed`: the policy asks for it; `question`: what a person may answer, null: nothing; `until`: last day
   * (`YYYY-MM-DD`) on which the verdict holds by itself, null: no such day. [A-6.h.iii]
   */
  "device.checked": {
    app: string;
    because: string;
    dataOn: string;
    lines: readonly {
      at: Time;
      id: string;
      label: string;
      needed: boolean;
      question: string | null;
      reading: string;
      says: string;
      source: string;
      until: string | null;
      verdict: string;
    }[];
    platform: string;
    verdict: string;
  };
  /** Entries `first` to `last` of the `size` that the checkpoint with this `root` (base64) covers. `recipients`: sealed to them; none: open. */
  "log.exported": {
    first: number;
    last: number;
    package: PackageRef;
    recipients: readonly string[];
    root: string;
    size: number;
  };
}

/** A package by name; `manifest` is the SHA-256 of its `tagmanifest-sha256.txt`, hex, which commits to every file in it. */
export type PackageRef = { bytes: number; manifest: string; name: string };

export const incidentSorts = ["takeover", "exploitation", "impostor", "malware", "other"] as const;
/** takeover: somebody else got into the account. exploitation: it is misused. impostor: a page poses as it. */
export type IncidentSort = (typeof incidentSorts)[number];

export const requestOutcomes = ["released", "released-in-part", "nothing-found", "refused", "withdrawn"] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

export type DeskEntryKind = keyof DeskEntryFields;

/** What the desk is asked to record outside of any case. */
export type DeskEvent<K extends DeskEntryKind = DeskEntryKind> = {
  [P in K]: { readonly kind: P; readonly fields: DeskEntryFields[P] };
}[K];

/** Kinds that later parts of the app write; version 1 of the format knows them all. */
export const entryKinds = [
  "case.opened",
  "evidence.sealed",
  "ground.chosen",
  "viewpoint.checked",
  "director.consulted",
  "message.sent",
  "step.waived",
  "content.hidden",
  "content.removed",
  "content.declined",
  "content.restored",
  "user.blocked",
  "user.unblocked",
  "case.kept",
  "case.closed",
  "case.amended",
  "incident.reported",
  "incident.acknowledged",
  "request.received",
  "request.released",
  "record.disposed",
  "device.checked",
  "custodian.added",
  "custodian.confirmed",
  "custodian.removed",
  "credential.reset",
  "log.exported",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What a case is asked to record: a kind and its fields, before the log gives it a number and a time. */
export type CaseEvent<K extends CaseEntryKind = CaseEntryKind> = {
  [P in K]: { readonly kind: P; readonly fields: EntryFields[P] };
}[K];

/** An entry of a case as the log gives it back: public part and disclosed fields together. */
export type CaseEntry<K extends CaseEntryKind = CaseEntryKind> = {
  [P in K]: {
    readonly seq: number;
    readonly id: string;
    readonly at: Time;
    readonly case: string;
    readonly kind: P;
    /** `<pack id>@<pack version>` */
    readonly policy: string;
    readonly actor: Actor;
    readonly device: string;
    readonly fields: EntryFields[P];
  };
}[K];

/** The kinds that take something down or shut somebody out: none may stand before sealed evidence. [A-6.g.iii] */
export const actionKinds = ["content.removed", "content.hidden", "content.declined", "user.blocked"] as const;
export type ActionKind = (typeof actionKinds)[number];

export const reversalKinds = ["content.restored", "user.unblocked"] as const;
export type ReversalKind = (typeof reversalKinds)[number];

export function isActionKind(kind: string): kind is ActionKind {
  return (actionKinds as readonly string[]).includes(kind);
}

/** An entry of no case as the log gives it back. */
export type DeskEntry<K extends DeskEntryKind = DeskEntryKind> = {
  [P in K]: {
    readonly seq: number;
    readonly id: string;
    readonly at: Time;
    readonly case: null;
    readonly kind: P;
    readonly policy: string;
    readonly actor: Actor;
    readonly device: string;
    readonly fields: DeskEntryFields[P];
  };
}[K];

/** The sealed files that an entry names, of whatever kind it is; none where the field was withheld or is gone. */
export function evidenceNamed(kind: EntryKind, fields: Readonly<Record<string, unknown>>): readonly Evidence[] {
  if (kind === "evidence.sealed") return fields.evidence === undefined ? [] : [fields.evidence as Evidence];
  if (kind === "incident.reported") return (fields.evidence as readonly Evidence[] | undefined) ?? [];
  if (kind !== "request.released") return [];
  const redactions = fields.redactions as DeskEntryFields["request.released"]["redactions"] | undefined;
  return (redactions ?? []).map(({ redacted }) => redacted);
}

/**
 * Entries of which fields are lacking: withheld from a release, or no longer kept. Their other fields stand, and so does the case.
 * Here is which fields there should be, and what takes the place of those that aren't there for whoever reads an entry as a whole.
 */

import type {
  Actor,
  CaseEntry,
  CaseEntryKind,
  DeskEntryFields,
  DeskEntryKind,
  EntryFields,
  EntryKind,
  Json,
  Time,
} from "./entry.ts";

type Names<K extends EntryKind> = K extends CaseEntryKind
  ? readonly (keyof EntryFields[K])[]
  : K extends DeskEntryKind
    ? readonly (keyof DeskEntryFields[K])[]
    : readonly string[];

const action = ["action", "doneAt", "label", "note"] as const;

/** The fields of each kind in alphabetical order, without `actor` and `device`, which every entry has. */
const fields: { readonly [K in EntryKind]: Names<K> } = {
  "case.opened": ["account", "address", "author", "content", "contentKind", "platform", "postedAt", "published"],
  "evidence.sealed": ["evidence", "note", "purpose"],
  "ground.chosen": ["grounds", "reason"],
  "viewpoint.checked": ["answer", "reason"],
  "director.consulted": ["consulted", "consultedAt", "decided", "how", "words"],
  "message.sent": ["author", "channel", "sentAt", "text"],
  "step.waived": ["reason", "step", "title"],
  "content.hidden": action,
  "content.removed": action,
  "content.declined": action,
  "content.restored": ["doneAt", "reason"],
  "user.blocked": ["action", "author", "doneAt", "label", "note", "until"],
  "user.unblocked": ["author", "doneAt", "reason"],
  "case.kept": ["because", "reason"],
  "case.closed": ["note"],
  "case.amended": ["amends", "correction", "field", "reason"],
  "incident.reported": ["account", "evidence", "incident", "noticedAt", "ofCase", "since", "sort", "told", "what"],
  "incident.acknowledged": ["acknowledgedAt", "by", "incident", "note", "reference"],
  "request.received": ["authority", "due", "how", "law", "receivedOn", "reference", "request", "requester", "what"],
  "request.released": [
    "answeredOn",
    "entries",
    "how",
    "outcome",
    "package",
    "redactions",
    "request",
    "title",
    "withheld",
    "words",
  ],
  "record.disposed": ["approvedBy", "authority", "entries", "files", "ofCase", "reason", "request"],
  "device.checked": ["app", "because", "dataOn", "lines", "platform", "verdict"],
  "custodian.added": ["comparedHow", "custodian", "role", "vault"],
  "custodian.confirmed": ["custodian", "provedAt", "revision", "vault"],
  "custodian.removed": ["because", "custodian", "due", "resets", "vault"],
  "credential.reset": ["account", "because", "credential", "due", "openedAt", "person", "vault"],
  "log.exported": ["first", "last", "package", "recipients", "root", "size"],
};

/** Names of the fields that an entry of this kind discloses, without `actor` and `device`. */
export function fieldsOf(kind: EntryKind): readonly string[] {
  return fields[kind];
}

/** Names of the fields of the kind that are not among `disclosed`. `actor` and `device` are left to the caller. */
export function missingOf(kind: EntryKind, disclosed: Readonly<Record<string, unknown>>): readonly string[] {
  return fieldsOf(kind).filter((name) => !Object.hasOwn(disclosed, name));
}

/** An entry of a case as far as it is disclosed. */
export interface PartialEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: Time;
  readonly case: string | null;
  readonly kind: EntryKind;
  readonly policy: string;
  readonly actor?: Actor | undefined;
  readonly device?: string | undefined;
  readonly fields: Readonly<Record<string, Json>>;
}

type Placeholders = { readonly [K in CaseEntryKind]: (mark: string, at: Time) => EntryFields[K] };

const done = (mark: string, at: Time) => ({ action: "", doneAt: at, label: mark, note: mark });

const placeholders: Placeholders = {
  "case.opened": (mark) => ({
    account: { department: mark, handle: mark, id: "", name: mark },
    address: null,
    author: mark,
    content: mark,
    contentKind: "comment",
    platform: mark,
    postedAt: null,
    published: true,
  }),
  "evidence.sealed": (mark) => ({
    evidence: { bytes: 0, mediaType: "application/octet-stream", name: mark, sha256: "" },
    note: mark,
    purpose: "other",
  }),
  "ground.chosen": (mark) => ({ grounds: [], reason: mark }),
  "viewpoint.checked": (mark) => ({ answer: "violation", reason: mark }),
  "director.consulted": (mark, at) => ({
    consulted: { name: mark, role: mark },
    consultedAt: at,
    decided: [],
    how: mark,
    words: mark,
  }),
  "message.sent": (mark, at) => ({ author: mark, channel: mark, sentAt: at, text: mark }),
  "step.waived": (mark) => ({ reason: mark, step: "", title: mark }),
  "content.hidden": done,
  "content.removed": done,
  "content.declined": done,
  "user.blocked": (mark, at) => ({ ...done(mark, at), author: mark, until: null }),
  "content.restored": (mark, at) => ({ doneAt: at, reason: mark }),
  "user.unblocked": (mark, at) => ({ author: mark, doneAt: at, reason: mark }),
  "case.kept": (mark) => ({ because: "decided", reason: mark }),
  "case.closed": (mark) => ({ note: mark }),
  // Amends nothing: no entry has this number, so no other entry is changed by half a correction.
  "case.amended": (mark) => ({ amends: { id: "", seq: -1 }, correction: mark, field: mark, reason: mark }),
};

function isCaseKind(kind: EntryKind): kind is CaseEntryKind {
  return Object.hasOwn(placeholders, kind);
}

/**
 * The entry of a case with every missing field filled in, so that it can be summed up, searched and shown. Text shows `mark`; a
 * time is the entry's own; a file has no hash; a choice is the plainest one: `missingOf` says which of them are no facts.
 * @throws RangeError for an entry of no case
 */
export function completed(entry: PartialEntry, mark: string): CaseEntry {
  const { kind } = entry;
  if (entry.case === null || !isCaseKind(kind)) throw new RangeError(`an entry ${kind} is of no case`);
  const actor = entry.actor ?? { name: mark, role: mark, osUser: mark };
  const filled = { ...placeholders[kind](mark, entry.at), ...entry.fields };
  // Kind and fields belong together: `placeholders` gave all of them, the entry's own were right when they were recorded.
  return { ...entry, actor, device: entry.device ?? mark, fields: filled } as CaseEntry;
}

/** The opening of a case whose own opening isn't there, as far as it can be told: it was opened in an earlier package. */
export function impliedOpening(first: PartialEntry, mark: string): CaseEntry {
  return completed({ ...first, kind: "case.opened", actor: undefined, device: undefined, fields: {} }, mark);
}

/** Requests as main shows them, for tests of pure functions. */
import type {
  PreviewCase,
  PreviewEntry,
  PreviewField,
  RequestRow,
  RequestView,
} from "../../../main/model/records-view.ts";

export function field(name: string, part: Partial<PreviewField> = {}): PreviewField {
  return { name, value: `the ${name}`, withheld: null, disposed: false, ...part };
}

export function entry(seq: number, part: Partial<PreviewEntry> = {}): PreviewEntry {
  const at = "2026-11-19T10:00:00.000Z";
  return {
    seq,
    at,
    kind: "case.opened",
    leftOut: false,
    leftOutUnder: null,
    fields: [field("author")],
    evidence: null,
    redaction: null,
    ...part,
  };
}

export function previewCase(id: string, lastSeq: number, entries: readonly PreviewEntry[]): PreviewCase {
  return { summary: { id, lastSeq } as PreviewCase["summary"], entries };
}

export function row(part: Partial<RequestRow> = {}): RequestRow {
  return {
    id: "request-1",
    seq: 7,
    requester: { name: "Dana Sampleton", contact: "", organisation: "" },
    what: "Everything",
    reference: "",
    receivedOn: "2026-11-05",
    due: "2026-11-19",
    standing: "open",
    answeredOn: null,
    authority: "Department Director",
    held: false,
    disposed: false,
    ...part,
  };
}

export function view(part: Partial<RequestView> = {}): RequestView {
  return {
    row: row(),
    how: "By e-mail",
    law: "Sample Code 1",
    putOff: null,
    cases: [],
    withheld: [],
    redactions: [],
    revision: 3,
    slip: [],
    stillThere: [],
    answer: null,
    ...part,
  };
}

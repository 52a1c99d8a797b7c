/** A request as the window shows it, put together from its entries and the work on it. */

import type { DeskEntry, EntryKind, Json } from "../model/entry.ts";
import { withheldWords } from "../model/field-list.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type {
  PreviewCase,
  PreviewEntry,
  RequestRow,
  RequestView,
  SlipLine,
  Withholding,
} from "../model/records-view.ts";
import { Chosen, releaseOf, whole } from "./choice.ts";
import { leftOutLine, leftOutWords } from "./left-out.ts";
import { fileOf } from "./places.ts";
import type { RequestsLog, WholeEntry } from "./ports.ts";
import { stillThere } from "./still-there.ts";
import type { RequestWork } from "./work.ts";

export interface Received {
  readonly entry: DeskEntry<"request.received">;
  readonly disposed: boolean;
}

export interface Standing {
  readonly received: Received;
  readonly answered: { readonly entry: DeskEntry<"request.released">; readonly disposed: boolean } | null;
  readonly work: RequestWork;
  readonly held: boolean;
}

const gone: DeskEntry<"request.received">["fields"] = {
  authority: "",
  due: "",
  how: "",
  law: "",
  receivedOn: "",
  reference: "",
  request: "",
  requester: { contact: "", name: "", organisation: "" },
  what: "",
};

/** The fields of what was received; empty texts once they are no longer kept. */
function fieldsOf({ entry, disposed }: Received): DeskEntry<"request.received">["fields"] {
  return disposed ? gone : entry.fields;
}

export function rowOf({ received, answered, work, held }: Standing): RequestRow {
  const fields = fieldsOf(received);
  const { requester, what, reference, receivedOn, authority } = fields;
  const answer = answered === null || answered.disposed ? null : answered.entry.fields;
  return {
    // The entry's own id stands for the request's where that is no longer kept.
    id: received.disposed ? received.entry.id : fields.request,
    seq: received.entry.seq,
    requester,
    what,
    reference,
    receivedOn,
    due: work.putOff?.until ?? fields.due,
    // Only an answered request is ever disposed of, and its answer with it.
    standing: answer?.outcome ?? (received.disposed ? "released" : "open"),
    answeredOn: answer?.answeredOn ?? null,
    authority,
    held,
    disposed: received.disposed,
  };
}

export function viewOf(standing: Standing, pack: PolicyPack, log: RequestsLog): RequestView {
  const { received, answered, work } = standing;
  const { how, law } = fieldsOf(received);
  const answer = answered === null || answered.disposed ? null : answered.entry;
  const chosen = new Chosen(
    work,
    work.cases.flatMap((id) => log.caseEntries(id).map(whole)),
  );
  const { entries, redactions, leftOut } = releaseOf(chosen);
  const held = [...entries.flatMap((entry) => entry.withheld), ...leftOut.map(leftOutLine)];
  return {
    row: rowOf(standing),
    how,
    law,
    putOff: work.putOff,
    cases: previewCases(work, chosen, log),
    withheld: answer?.fields.withheld ?? chosen.withheld(),
    redactions: chosen.all.flatMap(({ entry }) => chosen.redactionOf(entry) ?? []),
    revision: work.revision,
    slip: slipLines(
      pack,
      answer?.fields.withheld ?? held,
      answer?.fields.redactions ?? redactions,
      received.entry.seq,
      new Map(chosen.all.map(({ entry }) => [entry.seq, entry.kind])),
    ),
    stillThere: answered === null ? stillThere(chosen, (sha256) => log.textOf(sha256)) : [],
    answer: answer === null ? null : answerOf(answer),
  };
}

function answerOf({ seq, fields }: DeskEntry<"request.released">): RequestView["answer"] {
  const { outcome, words, how, title, package: made } = fields;
  return { outcome, words, how, title, package: made, seq };
}

/** Cases that are no longer kept are not among them. */
function previewCases({ cases }: RequestWork, chosen: Chosen, log: RequestsLog): readonly PreviewCase[] {
  const entries = Map.groupBy(chosen.all, ({ entry }) => entry.case);
  return cases.flatMap((id) => {
    const summary = log.summary(id);
    if (summary === null) return [];
    return [{ summary, entries: (entries.get(id) ?? []).map((entry) => previewEntry(entry, chosen)) }];
  });
}

function previewEntry({ entry, fields }: WholeEntry, chosen: Chosen): PreviewEntry {
  const { seq, at, kind } = entry;
  return {
    seq,
    at,
    kind,
    leftOut: chosen.isLeftOut(seq),
    leftOutUnder: chosen.leftOutUnder(seq),
    fields: fields.map(([name, value]) => {
      const withheld = chosen.provisionOf(entry, name);
      // Every field of an entry is JSON. What is withheld is shown all the same: who withholds it has to see it.
      return { name, value: value as Json, withheld, disposed: false };
    }),
    evidence: fileOf(entry),
    redaction: chosen.redactionOf(entry),
  };
}

/** What AMC 3.90.060.A asks of a slip: each item with the provision of law; date, title and signature stand once. */
function slipLines(
  { records }: PolicyPack,
  withheld: readonly Withholding[],
  redactions: readonly { readonly seq: number; readonly provision: string }[],
  received: number,
  kinds: ReadonlyMap<number, EntryKind>,
): readonly SlipLine[] {
  const painted = new Set(redactions.map(({ seq }) => seq));
  const itemOf = (seq: number, field: string): string => {
    const kind = kinds.get(seq);
    return `Entry ${seq}: ${kind === undefined ? field : withheldWords(kind, field, painted.has(seq))}`;
  };
  const line = (item: string, id: string): SlipLine => {
    const provision = records.provisions.find((one) => one.id === id);
    return { item, provision: provision?.text ?? id, citation: provision?.citation ?? id };
  };
  return [
    ...withheld.map(({ seq, field, provision }) => {
      if (provision === leftOutWords.notAskedFor) return notAskedFor(seq);
      if (field === leftOutWords.field) return line(allOf(seq), provision);
      return line(seq === received ? "All that was asked for" : itemOf(seq, field), provision);
    }),
    ...redactions.map(({ seq, provision }) => line(`Entry ${seq}: parts of the picture`, provision)),
  ];
}

function allOf(seq: number): string {
  return `Entry ${seq}: all of it`;
}

/** No law is needed for what nobody asked for; the requester is told of it all the same. */
function notAskedFor(seq: number): SlipLine {
  const because = "It was not asked for.";
  return { item: allOf(seq), provision: because, citation: because };
}

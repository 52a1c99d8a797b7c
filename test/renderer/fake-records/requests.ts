/** Pretend records requests: chosen, withheld, redacted and answered over the log in memory. */
import { answerDay } from "../../../main/model/answer-day.ts";
import type { CaseEntry } from "../../../main/model/entry.ts";
import type {
  LeftOutEntry,
  PreviewCase,
  PreviewEntry,
  Redaction,
  RequestRow,
  RequestView,
  StillThere,
  Withholding,
  WordHit,
} from "../../../main/model/records-view.ts";
import { isDate } from "../../../main/model/time.ts";
import type { NewRequest, RecordsRequests } from "../../../preload/contract.ts";
import { needed, type PretendDesk, raise, type Slice } from "./desk.ts";
import { allFields, painted, sha256Of, textIn } from "./redacting.ts";

type RequestChannel = Extract<keyof RecordsRequests, `requests.${string}`>;

/** One request as this desk keeps it. */
export interface PretendRequest {
  row: RequestRow;
  readonly how: string;
  putOff: RequestView["putOff"];
  chosen: readonly string[];
  leftOut: readonly LeftOutEntry[];
  withheld: readonly Withholding[];
  redactions: readonly Redaction[];
  revision: number;
  answer: RequestView["answer"];
}

function day(field: string, text: string): string {
  return isDate(text) ? text : raise("DATE_INVALID", { field });
}

export class PretendRequests {
  all: PretendRequest[] = [];
  /** Redacted pictures by SHA-256. */
  readonly redacted = new Map<string, Uint8Array>();
  held: (id: string) => boolean = () => false;
  readonly #desk: PretendDesk;

  constructor(desk: PretendDesk) {
    this.#desk = desk;
  }

  rows(): readonly RequestRow[] {
    return this.all.map(({ row }) => ({ ...row, held: this.held(row.id) }));
  }

  find(id: string): PretendRequest {
    return this.all.find(({ row }) => row.id === id) ?? raise("REQUEST_NOT_KNOWN", { request: id });
  }

  #open(id: string): PretendRequest {
    const found = this.find(id);
    if (found.row.standing !== "open") raise("REQUEST_ANSWERED", { request: id });
    return found;
  }

  /** Open requests that have chosen the case. */
  choosing(caseId: string): readonly string[] {
    return this.all.flatMap(({ row, chosen }) => (row.standing === "open" && chosen.includes(caseId) ? [row.id] : []));
  }

  register(input: NewRequest): PretendRequest {
    const { requester, how, ...facts } = input;
    const { answer, authority } = this.#desk.options.pack().records;
    const received = day("receivedOn", input.receivedOn);
    if (received > this.#desk.day()) raise("TIME_IN_FUTURE");
    const due = input.due ?? answerDay(received, answer);
    const name = needed("requester", requester.name);
    const made: PretendRequest = {
      row: {
        ...facts,
        id: crypto.randomUUID(),
        seq: this.#desk.nextSeq(),
        requester: { ...requester, name },
        what: needed("what", input.what),
        due: day("due", due),
        standing: "open",
        answeredOn: null,
        authority: authority.title,
        held: false,
        disposed: false,
      },
      how: needed("how", how),
      putOff: null,
      chosen: [],
      leftOut: [],
      withheld: [],
      redactions: [],
      revision: 0,
      answer: null,
    };
    this.all = [made, ...this.all];
    return made;
  }

  putOff(id: string, until: string, reason: string): PretendRequest {
    const request = this.#open(id);
    if (day("until", until) <= request.row.due) raise("DATE_INVALID", { field: "until" });
    request.putOff = { until, reason: needed("reason", reason) };
    request.row = { ...request.row, due: until };
    return this.#touched(request);
  }

  choose(id: string, cases: readonly string[]): PretendRequest {
    const request = this.#open(id);
    for (const one of cases) if (this.#desk.options.log.summary(one) === null) raise("CASE_UNKNOWN", { case: one });
    request.chosen = [...new Set(cases)];
    return this.#touched(request);
  }

  leaveOut(id: string, entries: readonly LeftOutEntry[]): PretendRequest {
    const request = this.#open(id);
    for (const { seq, provision } of entries) {
      this.#entry(request, seq);
      if (provision !== null) this.#desk.provision(provision);
    }
    request.leftOut = entries;
    return this.#touched(request);
  }

  withhold(id: string, fields: readonly { seq: number; field: string }[], provision: string | null): PretendRequest {
    const request = this.#open(id);
    if (provision !== null) this.#desk.provision(provision);
    for (const { seq, field } of fields) {
      if (!Object.hasOwn(allFields(this.#entry(request, seq)), field)) raise("FIELD_UNKNOWN", { seq, field });
    }
    const named = new Set(fields.map(({ seq, field }) => `${seq} ${field}`));
    const others = request.withheld.filter(({ seq, field }) => !named.has(`${seq} ${field}`));
    const added = provision === null ? [] : fields.map((one) => ({ ...one, provision }));
    request.withheld = [...others, ...added].sort((a, b) => a.seq - b.seq || (a.field < b.field ? -1 : 1));
    return this.#touched(request);
  }

  async redact(
    id: string,
    seq: number,
    { areas, provision, hidesFile }: Pick<Redaction, "areas" | "provision" | "hidesFile">,
    shown: Uint8Array | null,
  ) {
    const request = this.#open(id);
    const entry = this.#entry(request, seq);
    const evidence =
      entry.kind === "evidence.sealed" ? entry.fields.evidence : raise("REDACTION_NOT_A_PICTURE", { seq });
    request.redactions = request.redactions.filter((one) => one.seq !== seq);
    if (areas.length > 0) {
      this.#desk.provision(provision);
      const original = shown ?? this.#desk.options.files.get(evidence.sha256)?.bytes;
      if (original === undefined) return raise("EVIDENCE_MISSING", { sha256: evidence.sha256 });
      const bytes = painted(original, areas);
      const sha256 = await sha256Of(bytes);
      this.redacted.set(sha256, bytes);
      const redacted = { sha256, bytes: bytes.length, mediaType: "image/png", name: `redacted-${evidence.name}` };
      const made = { seq, provision, areas, original: evidence.sha256, redacted, hidesFile };
      request.redactions = [...request.redactions, made].sort((a, b) => a.seq - b.seq);
    }
    return this.#touched(request);
  }

  /** Ends a request. `package` is the file's name; null: nothing goes out. */
  answer(id: string, answered: Answered, name: string | null): PretendRequest {
    const request = this.#open(id);
    const { outcome, words, how, answeredOn } = answered;
    if (answered.provision !== null) this.#desk.provision(answered.provision);
    const handed = name === null ? null : this.#desk.package(name, 1_482_113);
    const title = this.#desk.options.person().role;
    request.row = { ...request.row, standing: outcome, answeredOn: day("answeredOn", answeredOn) };
    request.answer = { outcome, words, how, title, package: handed, seq: this.#desk.nextSeq() };
    return request;
  }

  dispose(id: string): void {
    const request = this.find(id);
    const gone = { requester: { name: "", contact: "", organisation: "" }, what: "", reference: "" };
    request.row = { ...request.row, ...gone, disposed: true };
  }

  view(request: PretendRequest): RequestView {
    const { row, how, putOff, withheld, redactions, revision, answer } = request;
    const leftOut = request.leftOut.map(({ seq, provision }) => this.#leftOutLine(seq, provision));
    const fields = [...withheld, ...redactions].map((one) => {
      const { text, citation } = this.#desk.provision(one.provision);
      return {
        item: "field" in one ? `Entry ${one.seq}, ${one.field}` : `Entry ${one.seq}, parts of the picture`,
        provision: text,
        citation,
      };
    });
    return {
      row: { ...row, held: this.held(row.id) },
      how,
      law: this.#desk.options.pack().records.law.citation,
      putOff,
      cases: request.chosen.flatMap((id) => this.#case(request, id)),
      withheld,
      redactions,
      revision,
      slip: [...fields, ...leftOut],
      stillThere: row.standing === "open" ? this.#stillThere(request) : [],
      answer,
    };
  }

  findWords(id: string, words: string): readonly WordHit[] {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) raise("SEARCH_EMPTY");
    const request = this.find(id);
    return this.#entries(request).flatMap((entry) => {
      const pictures = entry.kind === "evidence.sealed" ? [["picture", this.#desk.dialogs.text ?? ""] as const] : [];
      const texts = Object.entries(allFields(entry)).map(([field, value]) => [field, textIn(value)] as const);
      return [...texts, ...pictures].flatMap(([field, text]) => {
        const at = text.toLowerCase().indexOf(wanted[0] ?? "");
        if (!wanted.every((word) => text.toLowerCase().includes(word))) return [];
        const withheld = request.withheld.some((one) => one.seq === entry.seq && one.field === field);
        const excerpt = text.slice(Math.max(0, at - 40), at + 60);
        return [{ seq: entry.seq, case: entry.case, field, excerpt, withheld }];
      });
    });
  }

  #leftOutLine(seq: number, id: string | null): RequestView["slip"][number] {
    const because = "It was not asked for.";
    const { text, citation } = id === null ? { text: because, citation: because } : this.#desk.provision(id);
    return { item: `Entry ${seq}: all of it`, provision: text, citation };
  }

  /** Whole fields of the same words only: enough to show what the window makes of it. */
  #stillThere(request: PretendRequest): readonly StillThere[] {
    const isHidden = (seq: number, field: string) =>
      request.withheld.some((one) => one.seq === seq && one.field === field);
    const all = this.#entries(request).flatMap((entry) =>
      Object.entries(allFields(entry)).flatMap(([field, value]) => {
        const text = typeof value === "string" && value.length >= 3 && value.length <= 200 ? value : null;
        return text === null || field === "device" ? [] : [{ entry, field, text }];
      }),
    );
    return request.withheld.flatMap(({ seq, field, provision }) => {
      const hidden = all.find((one) => one.entry.seq === seq && one.field === field);
      return all.flatMap(({ entry, field: other, text }) => {
        const place = { seq: entry.seq, case: entry.case, field: other, excerpt: text, withheld: false };
        return text !== hidden?.text || isHidden(entry.seq, other) ? [] : [{ ...place, text, provision, places: 1 }];
      });
    });
  }

  #touched(request: PretendRequest): PretendRequest {
    request.revision += 1;
    return request;
  }

  #entries(request: PretendRequest): readonly CaseEntry[] {
    return request.chosen.flatMap((id) => this.#desk.options.log.caseEntries(id));
  }

  #entry(request: PretendRequest, seq: number): CaseEntry {
    return this.#entries(request).find((entry) => entry.seq === seq) ?? raise("ENTRY_UNKNOWN", { seq });
  }

  #case(request: PretendRequest, id: string): readonly PreviewCase[] {
    const { log } = this.#desk.options;
    const summary = log.summary(id);
    if (summary === null) return [];
    return [{ summary, entries: log.caseEntries(id).map((entry) => this.#preview(request, entry)) }];
  }

  #preview(request: PretendRequest, entry: CaseEntry): PreviewEntry {
    const { seq, at, kind } = entry;
    const redaction = request.redactions.find((one) => one.seq === seq) ?? null;
    const fields = Object.entries(allFields(entry)).map(([name, value]) => {
      const hidden = name === "evidence" && redaction?.hidesFile === true ? redaction.provision : null;
      const withheld = request.withheld.find((one) => one.seq === seq && one.field === name)?.provision ?? hidden;
      return { name, value: withheld === null ? value : null, withheld, disposed: false };
    });
    const evidence = entry.kind === "evidence.sealed" ? entry.fields.evidence : null;
    const leftOut = request.leftOut.find((one) => one.seq === seq);
    const standing = { leftOut: leftOut !== undefined, leftOutUnder: leftOut?.provision ?? null };
    return { seq, at, kind, ...standing, fields, evidence, redaction };
  }

  async #release({ id, revision, answeredOn, how, words }: RecordsRequests["requests.release"]["request"]) {
    const request = this.#open(id);
    if (request.chosen.length === 0) raise("REQUEST_NOTHING_CHOSEN");
    if (request.revision !== revision) raise("RELEASE_UNREVIEWED");
    if (this.#desk.dialogs.cancelled) return null;
    await this.#desk.work(["entries", "pictures", "files", "report", "saving"]);
    const kept = request.leftOut.filter(({ provision }) => provision !== null);
    const whole = request.withheld.length + request.redactions.length + kept.length === 0;
    const outcome = whole ? "released" : "released-in-part";
    const name = `release-${request.row.reference || request.row.id.slice(0, 8)}.zip`;
    return this.#told(this.answer(id, { outcome, answeredOn, how, words, provision: null }, name));
  }

  #told(request: PretendRequest): RequestView {
    this.#desk.changed();
    return this.view(request);
  }

  readonly handlers: Slice<RequestChannel> = {
    "requests.register": (input) => this.#told(this.register(input)),
    "requests.get": ({ id }) => this.view(this.find(id)),
    "requests.put-off": ({ id, until, reason }) => this.#told(this.putOff(id, until, reason)),
    "requests.choose": ({ id, cases }) => this.#told(this.choose(id, cases)),
    "requests.leave-out": ({ id, entries }) => this.#told(this.leaveOut(id, entries)),
    "requests.withhold": ({ id, fields, provision }) => this.#told(this.withhold(id, fields, provision)),
    "requests.redact": async ({ id, seq, source, ...redaction }) => {
      const shown = source === null ? null : this.#desk.options.waiting(source);
      return this.#told(await this.redact(id, seq, redaction, shown));
    },
    "requests.redacted": ({ id, seq }) => {
      const found = this.find(id).redactions.find((one) => one.seq === seq) ?? raise("ENTRY_UNKNOWN", { seq });
      const bytes =
        this.redacted.get(found.redacted.sha256) ?? raise("EVIDENCE_MISSING", { sha256: found.redacted.sha256 });
      return { mediaType: "image/png", bytes };
    },
    "requests.find-words": ({ id, words }) => this.findWords(id, words),
    "requests.release": (asked) => this.#release(asked),
    "requests.answer": ({ id, ...answered }) => this.#told(this.answer(id, answered, null)),
  };
}

type Answered = Omit<RecordsRequests["requests.answer"]["request"], "id" | "outcome"> & {
  readonly outcome: NonNullable<RequestView["answer"]>["outcome"];
};

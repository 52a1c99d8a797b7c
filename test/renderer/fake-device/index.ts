/**
 * The device checklist in memory behind the fake bridge: answers every channel of preload/contract/device.ts well enough to work the
 * screen. Nothing is measured; what a check finds is what `lines` says.
 */
import { AppError } from "../../../main/lib/app-error.ts";
import { defaultDeviceRule } from "../../../main/model/device/default-rule.ts";
import { standingOf } from "../../../main/model/device/standing.ts";
import { itemLabels, itemReasons } from "../../../main/model/device/words.ts";
import type {
  CheckReason,
  DeviceAnswer,
  DeviceCheck,
  DeviceDesk,
  DeviceLine,
  DeviceStanding,
  DeviceVerdict,
  RecordedCheck,
} from "../../../main/model/device-view.ts";
import type { ErrorCode, ErrorDetail } from "../../../main/model/error-code.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { DeviceRequests, EventName, Events } from "../../../preload/contract.ts";
import { type PretendLine, pretendLines } from "./sample.ts";

export interface FakeDeviceOptions {
  readonly clock: () => Date;
  readonly pack: () => PolicyPack;
  readonly person: () => { readonly name: string };
  /** Puts a text on the clipboard. */
  readonly copy: (text: string) => void;
  /** The number of the check’s entry. */
  readonly nextSeq: () => number;
  /** What is due is another list. */
  readonly changed: () => void;
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
}

/** A line without what only a check knows of it. */
type Unweighed = Omit<DeviceLine, "source" | "at" | "until" | "ask"> & Pick<PretendLine, "ask">;
type Kept = NonNullable<NonNullable<DeviceLine["ask"]>["answered"]>;
type Slice = {
  readonly [C in keyof DeviceRequests]: (
    request: DeviceRequests[C]["request"],
  ) => DeviceRequests[C]["reply"] | Promise<DeviceRequests[C]["reply"]>;
};

const aDay = 86_400_000;

function raise(code: ErrorCode, detail: ErrorDetail = {}): never {
  throw new AppError(code, detail);
}

const verdictOf = { yes: "met", no: "not-met", "not-sure": "unknown" } as const satisfies Record<
  DeviceAnswer,
  DeviceVerdict
>;

function wholeVerdict(lines: readonly DeviceLine[]): DeviceVerdict {
  const needed = lines.filter((line) => line.needed).map(({ verdict }) => verdict);
  return needed.includes("not-met") ? "not-met" : needed.includes("unknown") ? "unknown" : "met";
}

export class FakeDevice {
  /** What the next check finds. */
  lines: readonly PretendLine[] = pretendLines;
  check: DeviceCheck | null = null;
  contact = "";
  setAside: DeviceDesk["setAside"] = null;
  /** Oldest first. */
  readonly recorded: RecordedCheck[] = [];
  /** Milliseconds between two lines of a check; tests set 0. */
  pace = 90;
  /** Day of the pretend end-of-life data. */
  dataOn = "2026-11-21";
  /** The policy says nothing of it. */
  isFree = false;
  readonly answers = new Map<string, Kept>();
  readonly #options: FakeDeviceOptions;
  #running: DeviceDesk["running"] = null;

  constructor(options: FakeDeviceOptions) {
    this.#options = options;
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  #rule() {
    // A pack of an older format has no such part.
    return this.isFree ? null : (this.#options.pack().device ?? null);
  }

  #policy(): DeviceDesk["policy"] {
    const rule = this.#rule();
    if (rule === null) return null;
    const clause = this.#options.pack().clauses.find(({ id }) => id === rule.clauses[0]);
    return {
      citation: clause?.citation ?? "",
      text: clause?.text ?? "",
      everyDays: rule.everyDays,
      basis: rule.basis,
      help: rule.help,
    };
  }

  standing(): DeviceStanding {
    return standingOf(this.check, this.#rule(), this.#options.clock(), this.#options.pack().timeZone);
  }

  view(): DeviceDesk {
    const { contact, dataOn } = this;
    const isOld = this.#options.clock().getTime() - Date.parse(dataOn) > 365 * aDay;
    return {
      standing: this.standing(),
      check: this.check,
      setAside: this.setAside,
      running: this.#running,
      policy: this.#policy(),
      contact,
      data: { on: dataOn, isOld },
    };
  }

  /** The nine lines, then the policy’s own questions. */
  #allLines(at: string): readonly DeviceLine[] {
    const rule = this.#rule() ?? defaultDeviceRule;
    const measured = this.lines.map((line) => {
      const { id } = line;
      const told = { ...line, label: itemLabels[id], why: itemReasons[id], needed: rule.needs.includes(id) };
      return this.#line(told, rule.everyDays, at);
    });
    const asked = rule.asks.map(({ id, label, text, hint, why, otherwise, needed }) => {
      const ask = { id: `question:${id}`, text, hint };
      const said = {
        reading: "",
        says: "Nobody has answered this yet.",
        steps: this.answers.get(ask.id)?.answer === "no" ? [otherwise] : [],
      };
      const told = { ...said, id: ask.id, label, why, needed, verdict: "unknown" as const, ask };
      return this.#line(told, rule.everyDays, at);
    });
    return [...measured, ...asked];
  }

  #line({ ask, ...line }: Unweighed, everyDays: number, at: string): DeviceLine {
    const answered = ask === null ? null : (this.answers.get(ask.id) ?? null);
    const question = ask === null ? null : { ...ask, answered, everyDays };
    if (answered === null) return { ...line, source: "measured", at, until: null, ask: question };
    const says = `${answered.by} looked on ${answered.at.slice(0, 10)}.`;
    const verdict = verdictOf[answered.answer];
    return { ...line, source: "answered", verdict, at: answered.at, until: null, says, ask: question };
  }

  /** A check that is over at once, as of `at`. */
  checkedOn(at: string, because: CheckReason = "asked"): DeviceCheck {
    const lines = this.#allLines(at);
    this.check = {
      at,
      because,
      family: "windows",
      platform: "Windows 11 Pro 25H2",
      verdict: wholeVerdict(lines),
      lines,
      dataOn: this.dataOn,
      took: 1_430,
      seq: this.#options.nextSeq(),
    };
    const { platform, verdict, seq } = this.check;
    const labels = (wanted: DeviceVerdict) =>
      lines.filter((line) => line.needed && line.verdict === wanted).map(({ label }) => label);
    const by = this.#options.person().name;
    const told = { at, because, platform, verdict, notMet: labels("not-met"), unknown: labels("unknown") };
    this.recorded.push({ ...told, seq: seq ?? 0, by });
    return this.check;
  }

  async #checkNow(because: CheckReason): Promise<DeviceDesk> {
    const of = 9;
    for (let done = 0; done <= of; done += 1) {
      this.#running = { done, of };
      this.#options.emit("device.progress", { done, of });
      if (this.pace > 0) await new Promise((resolve) => setTimeout(resolve, this.pace));
    }
    this.#running = null;
    this.checkedOn(this.#now(), because);
    this.#options.emit("device.changed", { standing: this.standing() });
    this.#options.changed();
    return this.view();
  }

  #report(): string {
    const { check } = this;
    if (check === null) raise("DEVICE_UNCHECKED");
    const marks = { met: "ok", "not-met": "NOT MET", unknown: "not known" } as const;
    const lines = check.lines.map((line) => `[${marks[line.verdict]}] ${line.label}: ${line.reading} ${line.says}`);
    return [`Device checklist of ${check.platform}, ${check.at}`, "", ...lines, ""].join("\n");
  }

  readonly handlers: Slice = {
    "device.desk": () => this.view(),
    "device.check": () => this.#checkNow("asked"),
    "device.history": () => ({ checks: [...this.recorded].reverse(), all: this.recorded.length }),
    "device.answer": ({ question, answer }) => {
      if (!this.#allLines(this.#now()).some(({ ask }) => ask?.id === question))
        raise("QUESTION_UNKNOWN", { id: question });
      this.answers.set(question, { answer, at: this.#now(), by: this.#options.person().name });
      return this.#checkNow("answered");
    },
    "device.save-contact": ({ contact }) => {
      if (contact.length > 200) raise("TEXT_TOO_LONG", { field: "contact", limit: 200 });
      this.contact = contact.trim();
      return this.view();
    },
    "device.copy-report": () => {
      const text = this.#report();
      this.#options.copy(text);
      return { lines: text.trimEnd().split("\n").length };
    },
  };
}

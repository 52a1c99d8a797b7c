import { randomBytes } from "node:crypto";
import { AppError } from "../../../main/lib/app-error.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { ImportPreview } from "../../../main/model/register-view.ts";
import { Tables, TablesIn } from "../../../main/register/moving/index.ts";
import { bringIn, type Intake, lookAt } from "../../../main/register/moving/intake.ts";
import { ABook } from "../a-book.ts";

export type What = "accounts" | "people";

/** A register with its tables, which are taken in on the spot. */
export class ADesk extends ABook {
  readonly tables: Tables;
  readonly #waiting = new Map<string, { intake: Intake; preview: ImportPreview }>();

  constructor(pack: PolicyPack) {
    super(pack);
    const desk = this;
    this.tables = new Tables({
      get book() {
        return desk.book;
      },
      clock: () => this.now,
      pack: () => this.pack,
    });
  }

  /** As the app has it: in a thread of its own. */
  inThread(closing: AbortSignal = new AbortController().signal): TablesIn {
    return new TablesIn({
      ...{
        database: this.file,
        book: this.book,
        random: (bytes) => randomBytes(bytes),
        clock: () => this.now,
        closing,
      },
      pack: () => this.pack,
      actor: () => ({ name: "Alex Sample", role: "Social Media Coordinator", osUser: "alex" }),
    });
  }

  read(what: What, content: string | Uint8Array): ImportPreview {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const around = { pack: this.pack, now: this.now };
    const { preview, intake } = lookAt(this.book, around, { what, file: { name: `${what}.csv`, bytes } }, noPace);
    const token = randomBytes(16).toString("hex");
    this.#waiting.set(token, { intake, preview: { token, ...preview } });
    return { token, ...preview };
  }

  takeTable(token: string): { added: number } {
    const { intake, preview } = this.#waiting.get(token) ?? {};
    if (intake === undefined || preview === undefined) throw new AppError("SOURCE_UNKNOWN");
    if (preview.faultCount > 0) throw new AppError("TABLE_FAULTY", { faults: preview.faultCount });
    bringIn(this.book, this.pack, intake, noPace);
    return { added: preview.added };
  }

  bring(what: What, content: string | Uint8Array): number {
    return this.takeTable(this.read(what, content).token).added;
  }

  csv(what: What | "history"): string {
    return Buffer.from(this.tables.csv(what).bytes).toString("utf8");
  }
}

function noPace(): void {
  // As fast as it goes.
}

/** `line: says`, one for each fault or warning. */
export function lines(faults: ImportPreview["faults"]): readonly string[] {
  return faults.map(({ line, column, says }) => `${line}${column === null ? "" : ` ${column}`}: ${says}`);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../main/database/index.ts";
import type { CaseEvent, Evidence, Json } from "../../main/model/entry.ts";
import { createLog, type EntryDraft, type LogOptions, type RemovalLog } from "../../main/removal-log/index.ts";

/** Real files in a temporary folder, a clock and randomness that repeat. */

export const seed = Buffer.alloc(32, 7);
export const actor = { name: "Robin Sample", role: "Social Media Coordinator", osUser: "rsample" };
export const noFilters = {
  account: null,
  action: null,
  ground: null,
  from: null,
  to: null,
  fromTime: null,
  toTime: null,
};
export const violent = { id: "violent", text: "Violent or threatening content", citation: "Sample Policy 4.j" };

export interface SampleLog {
  readonly folder: string;
  readonly file: string;
  readonly database: Database;
  readonly options: LogOptions;
  readonly log: RemovalLog;
  close(): void;
}

/** Counts on from a start, so that no two values are the same and every run is. */
export function countingRandom(start = 1): (bytes: number) => Uint8Array {
  let state = start;
  return (bytes) => {
    const made = new Uint8Array(bytes);
    for (let i = 0; i < bytes; i += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      made[i] = state >>> 24;
    }
    return made;
  };
}

export function steppingClock(start = "2026-03-02T09:00:00.000Z", step = 60_000): () => Date {
  let now = Date.parse(start) - step;
  return () => {
    now += step;
    return new Date(now);
  };
}

export function makeFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "custodia-log-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function sampleLog(clock: () => Date = steppingClock()): SampleLog {
  const { folder, remove } = makeFolder();
  const file = join(folder, "log.sqlite");
  const database = openDatabase(file, "write");
  const options = { database, clock, random: countingRandom() };
  const log = createLog(options, { domain: "samplecity.example", seed, keyStore: "sample-file" });
  const close = () => {
    database.close();
    remove();
  };
  return { folder, file, database, options, log, close };
}

/** `00000000-0000-7000-8000-<number>` */
export function caseId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function draft(id: string | null, { kind, fields }: CaseEvent): EntryDraft {
  return {
    kind,
    case: id,
    policy: "sample-pack@2026.1",
    actor,
    device: "device-1",
    fields: fields as unknown as Record<string, Json>,
  };
}

export interface Opening {
  author?: string;
  content?: string;
  account?: string;
  platform?: string;
}

export function opened({ author, content, account = "account-1", platform }: Opening = {}): CaseEvent<"case.opened"> {
  return {
    kind: "case.opened",
    fields: {
      account: { department: "Parks", handle: `sample_${account}`, id: account, name: `Sample City ${account}` },
      address: "https://platform.example/posts/1",
      author: author ?? "river_walker_77",
      content: content ?? "You will all regret this trail closure.",
      contentKind: "comment",
      platform: platform ?? "Facebook",
      postedAt: null,
      published: true,
    },
  };
}

export function sealed(evidence: Partial<Evidence> = {}): CaseEvent<"evidence.sealed"> {
  const file = { bytes: 3, mediaType: "image/png", name: "screenshot.png", sha256: "ab".repeat(32), ...evidence };
  return { kind: "evidence.sealed", fields: { evidence: file, note: "", purpose: "before" } };
}

export function grounds(reason = "It names a person and a threat."): CaseEvent<"ground.chosen"> {
  return { kind: "ground.chosen", fields: { grounds: [violent], reason } };
}

export function removed(note = ""): CaseEvent<"content.removed"> {
  const doneAt = "2026-03-02T09:30:00.000Z";
  return { kind: "content.removed", fields: { action: "remove", doneAt, label: "Removed", note } };
}

export function closed(): CaseEvent<"case.closed"> {
  return { kind: "case.closed", fields: { note: "" } };
}

/** Records the events one by one, as a person would. */
export function recordCase(log: RemovalLog, number: number, events: readonly CaseEvent[]): string {
  const id = caseId(number);
  for (const event of events) log.record(id, () => [draft(id, event)]);
  return id;
}

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Subject } from "../../main/model/records-view.ts";
import { type Disposing, Retention, type RetentionOptions } from "../../main/retention/index.ts";
import { hashOf, picture, recordDesk } from "../removal-log/disposing.ts";
import * as made from "../removal-log/sample-log.ts";

/** A real log with closed cases 1 and 2, an open case 3, an answered request 4 and an open request 5; files lie in a folder. */

export const closedCase: Subject = { kind: "case", id: made.caseId(1) };
export const otherCase: Subject = { kind: "case", id: made.caseId(2) };
export const openCase: Subject = { kind: "case", id: made.caseId(3) };
export const answered: Subject = { kind: "request", id: made.caseId(4) };
export const waiting: Subject = { kind: "request", id: made.caseId(5) };

export const order: Disposing = {
  subject: closedCase,
  authority: "Sample Schedule 7",
  reason: "Its time has come.",
  approvedBy: { name: "Sample Director", role: "Director" },
  entries: 4,
};

export interface Desk extends made.SampleLog {
  readonly retention: Retention;
  /** What the desk says of requests: case id → ids of open requests that have chosen it. */
  readonly chosen: Map<string, readonly string[]>;
  /** Case id → ids of incidents that IT has not acknowledged. */
  readonly incidents: Map<string, readonly string[]>;
  readonly forgotten: Subject[];
  readonly removals: string[];
  changes(): number;
  holdsFile(number: number): boolean;
  /** Again, as after a restart. */
  again(around?: Partial<RetentionOptions>): Retention;
}

export function aDesk(): Desk {
  const sample = made.sampleLog();
  const { log, folder, database } = sample;
  const place = (sha256: string) => join(folder, "evidence", sha256);
  mkdirSync(join(folder, "evidence"));
  for (let number = 1; number <= 4; number += 1) writeFileSync(place(hashOf(number)), `file ${number}`);
  // File 9 is named by both closed cases.
  made.recordCase(log, 1, [made.opened(), picture(1), picture(9), made.closed()]);
  made.recordCase(log, 2, [made.opened(), picture(2), picture(9), made.closed()]);
  made.recordCase(log, 3, [made.opened(), picture(3)]);
  registerRequest(log, answered.id);
  answerRequest(log, answered.id, [0, 1]);
  registerRequest(log, waiting.id);
  const chosen = new Map<string, readonly string[]>();
  const incidents = new Map<string, readonly string[]>();
  const [forgotten, removals]: [Subject[], string[]] = [[], []];
  let changes = 0;
  const options: RetentionOptions = {
    database,
    log,
    actor: () => made.actor,
    device: "device-1",
    policy: () => "sample-pack@2026.1",
    clock: made.steppingClock("2026-06-01T09:00:00.000Z"),
    random: (bytes) => randomBytes(bytes),
    choosing: (id) => chosen.get(id) ?? [],
    unacknowledged: (id) => incidents.get(id) ?? [],
    copies: ({ id }) => (id === closedCase.id ? ["custodia-0-9.zip"] : []),
    removeFile: (sha256) => {
      removals.push(sha256);
      rmSync(place(sha256), { force: true });
    },
    forget: (subject) => forgotten.push(subject),
    changed: () => {
      changes += 1;
    },
  };
  const again = (around: Partial<RetentionOptions> = {}) => new Retention({ ...options, ...around });
  const holdsFile = (number: number) => existsSync(place(hashOf(number)));
  return {
    ...sample,
    retention: again(),
    chosen,
    incidents,
    forgotten,
    removals,
    changes: () => changes,
    holdsFile,
    again,
  };
}

export function registerRequest(log: made.SampleLog["log"], request: string): void {
  recordDesk(log, {
    kind: "request.received",
    fields: {
      authority: "Sample Authority",
      due: "2026-03-20",
      how: "by e-mail",
      law: "Sample Law 1",
      receivedOn: "2026-03-02",
      reference: "",
      request,
      requester: { contact: "someone@example.org", name: "Sample Requester", organisation: "" },
      what: "All of March",
    },
  });
}

export function answerRequest(
  log: made.SampleLog["log"],
  request: string,
  entries: readonly number[],
  leftOut: readonly number[] = [],
): void {
  const redactions = [{ original: hashOf(1), provision: "minor", redacted: picture(4).fields.evidence, seq: 1 }];
  const withheld = leftOut.map((seq) => ({ seq, field: "entry", provision: "minor" }));
  const about = { answeredOn: "2026-03-05", how: "by e-mail", outcome: "released-in-part", title: "Director" } as const;
  recordDesk(log, {
    kind: "request.released",
    fields: { ...about, entries, package: null, redactions, request, withheld, words: "Here it is" },
  });
}

import type { Database } from "../database/index.ts";

/** One computer with one data folder: the id that lies in the folder, and a hash of the computer. */
export interface Place {
  readonly device: string;
  readonly computer: string;
}

export interface AnswerRow extends Place {
  readonly question: string;
  readonly text: string;
  readonly answer: string;
  readonly at: string;
  readonly policy: string;
  /** JSON */
  readonly actor: string;
}

export function insertAnswer(database: Database, row: AnswerRow): void {
  database
    .prepare(
      `INSERT INTO device_answer (id, device, computer, question, text, answer, at, policy, actor)
        VALUES ((SELECT coalesce(max(id) + 1, 1) FROM device_answer), @device, @computer, @question, @text, @answer, @at, @policy, @actor)`,
    )
    .run(row);
}

/** The last answer to each question that was asked on this workstation, in the order in which they came. */
export function lastAnswers(database: Database, { device, computer }: Place): readonly AnswerRow[] {
  return database
    .prepare<[string, string], AnswerRow>(
      `SELECT device, computer, question, text, answer, at, policy, actor FROM device_answer WHERE id IN
        (SELECT max(id) FROM device_answer WHERE device = ? AND computer = ? GROUP BY question) ORDER BY id`,
    )
    .all(device, computer);
}

/** Number of its entry, and JSON; null when this workstation was never checked. */
export function readCheck(
  database: Database,
  { device, computer }: Place,
): { readonly seq: number; readonly result: string } | null {
  const query = database.prepare<[string, string], { seq: number; result: string }>(
    "SELECT seq, result FROM device_check WHERE device = ? AND computer = ?",
  );
  return query.get(device, computer) ?? null;
}

/** Is there a check with this data folder that was made on another computer? */
export function isCheckedElsewhere(database: Database, { device, computer }: Place): boolean {
  const query = database.prepare<[string, string], 1>("SELECT 1 FROM device_check WHERE device = ? AND computer <> ?");
  return query.get(device, computer) !== undefined;
}

export function writeCheck(database: Database, { device, computer }: Place, seq: number, result: string): void {
  database
    .prepare(
      `INSERT INTO device_check (device, computer, seq, result) VALUES (?, ?, ?, ?)
        ON CONFLICT (device, computer) DO UPDATE SET seq = excluded.seq, result = excluded.result`,
    )
    .run(device, computer, seq, result);
}

/** Empty when nothing was noted. */
export function readContact(database: Database): string {
  return database.prepare<[], string>("SELECT contact FROM device_contact").pluck().get() ?? "";
}

export function writeContact(database: Database, contact: string): void {
  database
    .prepare(
      "INSERT INTO device_contact (one, contact) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET contact = excluded.contact",
    )
    .run(contact);
}

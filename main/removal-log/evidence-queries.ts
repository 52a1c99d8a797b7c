import type { Database } from "../database/index.ts";
import { written, writtenOrThere } from "./queries.ts";

/** Every statement on what is known of sealed files: what they are, who names them, what can be read in them. */
export type EvidenceQueries = ReturnType<typeof evidenceQueries>;

export function evidenceQueries(database: Database) {
  return { ...namings(database), ...pictures(database) };
}

function namings(database: Database) {
  const evidence = database.prepare<[string], string>("SELECT evidence FROM named_evidence WHERE sha256 = ?").pluck();
  const putEvidence = database.prepare<[string, string]>(
    "INSERT INTO named_evidence (sha256, evidence) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const naming = database
    .prepare<[string, number], 1>("SELECT 1 FROM evidence_naming WHERE sha256 = ? AND seq = ?")
    .pluck();
  const putNaming = database.prepare<[string, number]>(
    "INSERT INTO evidence_naming (sha256, seq) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const namedBy = database
    .prepare<[string], number>("SELECT seq FROM evidence_naming WHERE sha256 = ? ORDER BY seq")
    .pluck();
  const forgetEvidence = database.prepare<[string]>("DELETE FROM named_evidence WHERE sha256 = ?");
  const forgetNaming = database.prepare<[string, number]>("DELETE FROM evidence_naming WHERE sha256 = ? AND seq = ?");
  return {
    evidence: (sha256: string) => evidence.get(sha256),
    putEvidence: (sha256: string, json: string) =>
      writtenOrThere(putEvidence.run(sha256, json), () => evidence.get(sha256) !== undefined),
    putNaming: (sha256: string, seq: number) =>
      writtenOrThere(putNaming.run(sha256, seq), () => naming.get(sha256, seq) !== undefined),
    /** Numbers of the entries that name the file, in order. */
    namedBy: (sha256: string) => namedBy.all(sha256),
    forgetEvidence: (sha256: string) => written(forgetEvidence.run(sha256)),
    forgetNaming: (sha256: string, seq: number) => written(forgetNaming.run(sha256, seq)),
  };
}

function pictures(database: Database) {
  const text = database.prepare<[string], string>("SELECT text FROM evidence_text WHERE sha256 = ?").pluck();
  const putText = database.prepare<[string, string, string]>(
    "INSERT OR REPLACE INTO evidence_text (sha256, text, reader) VALUES (?, ?, ?)",
  );
  const forgetText = database.prepare<[string]>("DELETE FROM evidence_text WHERE sha256 = ?");
  const unread = database
    .prepare<[number], string>("SELECT sha256 FROM unread_picture ORDER BY seq DESC LIMIT ?")
    .pluck();
  const unreadCount = database.prepare<[], number>("SELECT count(*) FROM unread_picture").pluck();
  const putUnread = database.prepare<[number, string]>(
    "INSERT INTO unread_picture (seq, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const forgetUnread = database.prepare<[number]>("DELETE FROM unread_picture WHERE seq = ?");
  return {
    /** undefined: not read yet; empty: there is none. */
    pictureText: (sha256: string) => text.get(sha256),
    putText: (sha256: string, found: string, reader: string) => written(putText.run(sha256, found, reader)),
    /** Where there is one. */
    forgetText: (sha256: string) => forgetText.run(sha256),
    /** Hashes, newest first; one that two entries name may come twice. */
    unread: (limit: number) => unread.all(limit),
    unreadCount: () => unreadCount.get() ?? 0,
    putUnread: (seq: number, sha256: string) => putUnread.run(seq, sha256),
    forgetUnread: (seq: number) => forgetUnread.run(seq),
  };
}

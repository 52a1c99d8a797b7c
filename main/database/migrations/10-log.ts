import type { Migration } from "./index.ts";

/**
 * The removal log. What is recorded (log_identity, entry, disclosures) is append-only; the head moves forward only;
 * case_*, facet, named_evidence and derived_state are computed from the entries and may be computed again.
 *
 * The guards on INSERT demand the next number, so that INSERT OR REPLACE is refused for a connection without recursive_triggers too.
 */
const sql = `
CREATE TABLE log_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  origin TEXT NOT NULL,
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  key_store TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_identity_insert BEFORE INSERT ON log_identity WHEN EXISTS (SELECT 1 FROM log_identity)
  BEGIN SELECT RAISE(ABORT, 'a log has one identity for ever'); END;
CREATE TRIGGER log_identity_update BEFORE UPDATE ON log_identity
  BEGIN SELECT RAISE(ABORT, 'a log has one identity for ever'); END;
CREATE TRIGGER log_identity_delete BEFORE DELETE ON log_identity
  BEGIN SELECT RAISE(ABORT, 'a log has one identity for ever'); END;

-- public: the entry's public part, exact bytes (FORMATS 1). hashes: the leaf's hash, then those of the complete subtrees that this entry
-- finishes, smallest first (RFC 6962 section 2.1): one per trailing zero bit of seq + 1. No other place holds the tree.
-- kind and case_id are read from the public part itself, so that they can't disagree with it.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  public TEXT NOT NULL,
  hashes BLOB NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(public, '$.kind')) VIRTUAL,
  case_id TEXT GENERATED ALWAYS AS (json_extract(public, '$.case')) VIRTUAL
) STRICT;
CREATE INDEX entry_case ON entry (case_id, seq) WHERE case_id IS NOT NULL;
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM entry)
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;

-- The disclosures of an entry, joined by '~' as in an SD-JWT.
CREATE TABLE disclosures (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq),
  text TEXT NOT NULL
) STRICT;
CREATE TRIGGER disclosures_insert BEFORE INSERT ON disclosures
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM disclosures)
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;
CREATE TRIGGER disclosures_update BEFORE UPDATE ON disclosures
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;
CREATE TRIGGER disclosures_delete BEFORE DELETE ON disclosures
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;

-- The signed checkpoint over all entries, replaced in the transaction of each append.
CREATE TABLE log_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_head_insert BEFORE INSERT ON log_head WHEN EXISTS (SELECT 1 FROM log_head)
  BEGIN SELECT RAISE(ABORT, 'a log has one head'); END;
CREATE TRIGGER log_head_update BEFORE UPDATE ON log_head WHEN NEW.size <= OLD.size OR NEW.one <> OLD.one
  BEGIN SELECT RAISE(ABORT, 'the head of a log only moves forward'); END;
CREATE TRIGGER log_head_delete BEFORE DELETE ON log_head
  BEGIN SELECT RAISE(ABORT, 'a log has one head'); END;

-- How verifications of the whole log ended; report is JSON.
CREATE TABLE verification (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE case_summary (
  first_seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  opened_at TEXT NOT NULL,
  author_key TEXT NOT NULL,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX case_summary_opened ON case_summary (opened_at);
CREATE INDEX case_summary_author ON case_summary (author_key);
CREATE INDEX case_summary_open ON case_summary (first_seq) WHERE closed = 0;

-- One document a case, rowid = case_summary.first_seq. facet holds a token for each thing that a filter may ask for.
CREATE VIRTUAL TABLE case_search USING fts5(
  text, author, account, reason, file, facet,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);

-- What a filter can be set to. label is JSON.
CREATE TABLE facet (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- Sealed files as the first entry that names one describes it. evidence is JSON.
CREATE TABLE named_evidence (
  sha256 TEXT PRIMARY KEY,
  evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- version: of the rules by which all of this was computed. The counts spare counting.
CREATE TABLE derived_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  open_cases INTEGER NOT NULL
) STRICT;
`;

export const log: Migration = { version: 10, sql };

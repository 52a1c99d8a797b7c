import type { Migration } from "./index.ts";

/**
 * Exports, records requests, incidents, holds, disposal, witnessed logs, text found in pictures. What was done stands in the log's own
 * entries; here is the work in progress, what is known of other logs, and what is computed.
 *
 * The one way in which a recorded field ever goes: `disposal` names its entry, and an entry `record.disposed` names both. [A-6.e.i]
 */
const sql = `
CREATE INDEX entry_desk ON entry (kind, seq) WHERE case_id IS NULL;

-- Which entry's fields were disposed of, and by which entry of the kind record.disposed. Append-only.
CREATE TABLE disposal (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq),
  by_seq INTEGER NOT NULL REFERENCES entry (seq) CHECK (by_seq > seq)
) STRICT;
CREATE TRIGGER disposal_insert BEFORE INSERT ON disposal
  WHEN EXISTS (SELECT 1 FROM disposal WHERE seq = NEW.seq)
    OR (SELECT kind FROM entry WHERE seq = NEW.by_seq) IS NOT 'record.disposed'
  BEGIN SELECT RAISE(ABORT, 'a disposal names an entry that says so, once'); END;
CREATE TRIGGER disposal_update BEFORE UPDATE ON disposal
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;
CREATE TRIGGER disposal_delete BEFORE DELETE ON disposal
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;

DROP TRIGGER disclosures_update;
CREATE TRIGGER disclosures_update BEFORE UPDATE ON disclosures
  WHEN NEW.seq IS NOT OLD.seq OR NEW.text IS NOT ''
    OR NOT EXISTS (SELECT 1 FROM disposal WHERE seq = OLD.seq)
  BEGIN SELECT RAISE(ABORT, 'the removal log is append-only'); END;

-- action: placed or lifted. A hold is named by its first row's id. actor is JSON. Append-only.
CREATE TABLE hold_event (
  id INTEGER PRIMARY KEY,
  hold TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('placed', 'lifted')),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('case', 'request')),
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  UNIQUE (hold, action)
) STRICT;
CREATE INDEX hold_event_subject ON hold_event (subject);
CREATE TRIGGER hold_event_insert BEFORE INSERT ON hold_event WHEN NEW.id IS NOT (SELECT coalesce(max(id) + 1, 1) FROM hold_event)
  BEGIN SELECT RAISE(ABORT, 'holds are append-only'); END;
CREATE TRIGGER hold_event_update BEFORE UPDATE ON hold_event
  BEGIN SELECT RAISE(ABORT, 'holds are append-only'); END;
CREATE TRIGGER hold_event_delete BEFORE DELETE ON hold_event
  BEGIN SELECT RAISE(ABORT, 'holds are append-only'); END;

-- The work on a request until it is answered: what was chosen, withheld, redacted. JSON.
CREATE TABLE request_work (
  request TEXT PRIMARY KEY,
  work TEXT NOT NULL
) STRICT;

-- Who gets exports, and the folder of the scheduled one. JSON.
CREATE TABLE export_setting (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  settings TEXT NOT NULL
) STRICT;

-- Packages that the log speaks of and that have not got their own names yet: full paths. The row goes when they have.
CREATE TABLE package_outbox (
  final TEXT PRIMARY KEY,
  temp TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- The newest head seen of each other log. note carries this custodian's cosignature.
CREATE TABLE witnessed_log (
  origin TEXT PRIMARY KEY,
  vkey TEXT NOT NULL,
  size INTEGER NOT NULL,
  root TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER witnessed_log_update BEFORE UPDATE ON witnessed_log
  WHEN NEW.size < OLD.size OR NEW.origin <> OLD.origin OR NEW.vkey <> OLD.vkey
  BEGIN SELECT RAISE(ABORT, 'a witnessed log only moves forward'); END;
CREATE TRIGGER witnessed_log_delete BEFORE DELETE ON witnessed_log
  BEGIN SELECT RAISE(ABORT, 'a witnessed log only moves forward'); END;

-- Two heads of one log of which neither extends the other, both as they came. Append-only.
CREATE TABLE fork (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  vkey TEXT NOT NULL,
  seen TEXT NOT NULL,
  shown TEXT NOT NULL,
  at TEXT NOT NULL,
  came_from TEXT NOT NULL,
  UNIQUE (origin, seen, shown)
) STRICT;
CREATE TRIGGER fork_update BEFORE UPDATE ON fork BEGIN SELECT RAISE(ABORT, 'forks are append-only'); END;
CREATE TRIGGER fork_delete BEFORE DELETE ON fork BEGIN SELECT RAISE(ABORT, 'forks are append-only'); END;

-- This log's own heads with the cosignatures that came back, one row a size and witness. Append-only.
CREATE TABLE cosigned (
  size INTEGER NOT NULL,
  witness TEXT NOT NULL,
  note TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  PRIMARY KEY (size, witness)
) STRICT;

-- This log's heads that were handed out in vaults, so that a later one can prove itself against them.
CREATE TABLE handed_head (
  size INTEGER PRIMARY KEY,
  root TEXT NOT NULL
) STRICT;

-- Text found in a sealed picture, for searching; '' when there is none. It is no record.
CREATE TABLE evidence_text (
  sha256 TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  reader TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed pictures of cases that wait for being read, by the entry that names them. Computed.
CREATE TABLE unread_picture (
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL
) STRICT;

-- Which entries name a sealed file. Computed.
CREATE TABLE evidence_naming (
  sha256 TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (sha256, seq)
) STRICT, WITHOUT ROWID;

-- Disposals that are recorded, but not carried out to the end: files (JSON, SHA-256) that are to be removed, and the words that old pages
-- of this file may still hold. The row goes when it is done.
CREATE TABLE disposal_rest (
  by_seq INTEGER PRIMARY KEY,
  files TEXT NOT NULL
) STRICT;
`;

export const records: Migration = { version: 40, sql };

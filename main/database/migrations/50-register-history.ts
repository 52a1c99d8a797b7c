import type { Migration } from "./index.ts";

/**
 * The account register: what happened to accounts, people and departments, and what was read out of the policy. The events are the record,
 * append-only; `register_record` is what they come to, computed, one row a subject. `account` stays the short form that cases need.
 * [A-6.g, A-6.g.i]
 */
const sql = `
-- subject_kind and subject: whom it is about; a department by its folded name, a policy by its pack's id.
-- happened_on: day in the pack's time zone that the person named. at: when it was recorded. actor and fields: JSON.
CREATE TABLE register_event (
  id INTEGER PRIMARY KEY,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('account', 'person', 'department', 'policy')),
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  at TEXT NOT NULL,
  policy TEXT NOT NULL,
  actor TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;
CREATE INDEX register_event_subject ON register_event (subject_kind, subject, id);
CREATE TRIGGER register_event_insert BEFORE INSERT ON register_event
  WHEN NEW.id IS NOT (SELECT coalesce(max(id) + 1, 1) FROM register_event)
  BEGIN SELECT RAISE(ABORT, 'the register''s history is append-only'); END;
CREATE TRIGGER register_event_update BEFORE UPDATE ON register_event
  BEGIN SELECT RAISE(ABORT, 'the register''s history is append-only'); END;
CREATE TRIGGER register_event_delete BEFORE DELETE ON register_event
  BEGIN SELECT RAISE(ABORT, 'the register''s history is append-only'); END;

-- Computed from the events. key: by which two subjects of a kind are the same (a handle on its platform, an e-mail address); null: by nothing.
CREATE TABLE register_record (
  kind TEXT NOT NULL CHECK (kind IN ('account', 'person', 'department', 'policy')),
  id TEXT NOT NULL,
  key TEXT,
  record TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX register_record_key ON register_record (kind, key);

-- Sealed files that an event names: proofs of checklists, signed acknowledgements, workplans. Append-only.
CREATE TABLE register_file (
  sha256 TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES register_event (id),
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (sha256, event)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER register_file_update BEFORE UPDATE ON register_file
  BEGIN SELECT RAISE(ABORT, 'the register''s history is append-only'); END;
CREATE TRIGGER register_file_delete BEFORE DELETE ON register_file
  BEGIN SELECT RAISE(ABORT, 'the register''s history is append-only'); END;

-- Passwords that somebody knew who left, to be asked for anew in a vault that was shut then. The row goes when the vault has taken it.
CREATE TABLE leaving_reset (
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (person, account)
) STRICT, WITHOUT ROWID;

-- The daily notification. JSON.
CREATE TABLE duty_setting (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  settings TEXT NOT NULL
) STRICT;

-- Accounts that were here before the register had a history: taken in as they stand, on the day that had begun everywhere on Earth by then.
-- Nobody knows here in which time zone the organisation is, and no account was taken in tomorrow.
INSERT INTO register_event (id, subject_kind, subject, kind, happened_on, at, policy, actor, fields)
SELECT row_number() OVER (ORDER BY added_at, id), 'account', id, 'account.taken-in',
  coalesce(date(added_at, '-12 hours'), substr(added_at, 1, 10)), added_at,
  coalesce((SELECT pack FROM profile), ''),
  json_object('name', coalesce((SELECT name FROM profile), ''), 'role', coalesce((SELECT role FROM profile), ''), 'osUser', ''),
  json_object('department', department, 'platform', platform, 'handle', handle, 'name', name, 'address', address, 'since', since,
    'email', NULL, 'phone', NULL, 'purpose', '', 'note', '')
FROM account;
`;

export const registerHistory: Migration = { version: 50, sql };

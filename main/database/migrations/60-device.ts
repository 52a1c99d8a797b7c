import type { Migration } from "./index.ts";

/**
 * The device checklist: what people answered, the last check of each workstation whose data folder this was, and how IT is reached. Each check
 * is an entry of the log; here is only the last one as the screen shows it. [A-6.h.iii]
 */
const sql = `
-- device: the id that lies in the data folder. computer: a hash of what tells one computer from another; the folder may be copied to one.
-- text: the question as it was asked. actor: JSON. policy: pack id@version in force then. Append-only.
CREATE TABLE device_answer (
  id INTEGER PRIMARY KEY,
  device TEXT NOT NULL,
  computer TEXT NOT NULL,
  question TEXT NOT NULL,
  text TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not-sure')),
  at TEXT NOT NULL,
  policy TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX device_answer_question ON device_answer (device, computer, question, id);
CREATE TRIGGER device_answer_insert BEFORE INSERT ON device_answer
  WHEN NEW.id IS NOT (SELECT coalesce(max(id) + 1, 1) FROM device_answer)
  BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER device_answer_update BEFORE UPDATE ON device_answer
  BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER device_answer_delete BEFORE DELETE ON device_answer
  BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;

-- The last check of a workstation. seq: its entry in the log. result: JSON.
CREATE TABLE device_check (
  device TEXT NOT NULL,
  computer TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  result TEXT NOT NULL,
  PRIMARY KEY (device, computer)
) STRICT, WITHOUT ROWID;

-- How IT is reached, as the person noted it.
CREATE TABLE device_contact (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  contact TEXT NOT NULL
) STRICT;
`;

export const device: Migration = { version: 60, sql };

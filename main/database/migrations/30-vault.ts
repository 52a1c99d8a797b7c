import type { Migration } from "./index.ts";

/**
 * The custodian's key (public parts) and what is known of vaults while they are locked. No secret stands here: those are in the sealed
 * files alone. vault_access is append-only: who revealed or copied what, when. [N-II.1]
 */
const sql = `
-- key_store: keychain, passphrase-file or sample-file. passphrase: 1 when one is asked for on top.
CREATE TABLE custodian_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key_id TEXT NOT NULL,
  email TEXT NOT NULL,
  export_key TEXT NOT NULL,
  hybrid_export_key TEXT,
  key_store TEXT NOT NULL,
  passphrase INTEGER NOT NULL CHECK (passphrase IN (0, 1)),
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE vault_setting (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  idle_minutes INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 60),
  clipboard_seconds INTEGER NOT NULL CHECK (clipboard_seconds BETWEEN 5 AND 120)
) STRICT;

-- revision: the highest that was seen here. summary: JSON of VaultSummary without what has columns of its own.
-- custodians: JSON of the export keys that are trusted to sign this vault, and of those that no longer are.
-- shared_file: SHA-256 of the file in the shared folder when it was last in step; shared_refused is JSON.
CREATE TABLE vault (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  summary TEXT NOT NULL,
  custodians TEXT NOT NULL,
  recovery_at TEXT,
  recovery_revision INTEGER,
  shared_folder TEXT,
  shared_state TEXT CHECK (shared_state IN ('in-step', 'waiting', 'newer-there', 'refused')),
  shared_at TEXT,
  shared_refused TEXT,
  shared_file TEXT
) STRICT;

-- The contents that were seen here, by their hash: two copies may bear the same revision.
CREATE TABLE vault_revision (
  vault TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (vault, revision, content)
) STRICT, WITHOUT ROWID;

-- Custodians who have shown that they can open a revision, and when they last did. [A-6.h.i]
CREATE TABLE vault_proof (
  vault TEXT NOT NULL,
  key_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (vault, key_id, revision, content)
) STRICT, WITHOUT ROWID;

-- Entries for the removal log that go with a vault file, by the file's SHA-256: recorded once that file is on the disk, dropped otherwise.
CREATE TABLE vault_outbox (
  id INTEGER PRIMARY KEY,
  vault TEXT NOT NULL,
  revision INTEGER NOT NULL,
  file TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;

-- Copies in a shared folder that were read and are done with, by their SHA-256.
CREATE TABLE vault_copy (
  vault TEXT NOT NULL,
  file TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (vault, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_access (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  vault TEXT,
  credential TEXT,
  label TEXT
) STRICT;
CREATE INDEX vault_access_vault ON vault_access (vault, id);
CREATE INDEX vault_access_credential ON vault_access (credential, id) WHERE credential IS NOT NULL;
CREATE TRIGGER vault_access_insert BEFORE INSERT ON vault_access
  WHEN NEW.id IS NOT (SELECT coalesce(max(id) + 1, 1) FROM vault_access)
  BEGIN SELECT RAISE(ABORT, 'the list of accesses is append-only'); END;
CREATE TRIGGER vault_access_update BEFORE UPDATE ON vault_access
  BEGIN SELECT RAISE(ABORT, 'the list of accesses is append-only'); END;
CREATE TRIGGER vault_access_delete BEFORE DELETE ON vault_access
  BEGIN SELECT RAISE(ABORT, 'the list of accesses is append-only'); END;
`;

export const vault: Migration = { version: 30, sql };

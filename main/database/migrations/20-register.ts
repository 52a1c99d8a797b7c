import type { Migration } from "./index.ts";

/** Who works here, under which policy, and the official accounts. Unlike the log, these may change. */
const sql = `
CREATE TABLE profile (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  department TEXT NOT NULL,
  pack TEXT NOT NULL,
  theme TEXT NOT NULL CHECK (theme IN ('system', 'light', 'dark'))
) STRICT;

-- key: platform and handle as they are compared (main/model/author.ts).
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  department TEXT NOT NULL,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT,
  since TEXT,
  added_at TEXT NOT NULL
) STRICT;
`;

export const register: Migration = { version: 20, sql };

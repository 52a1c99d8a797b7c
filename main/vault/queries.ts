import type { Database } from "../database/index.ts";
import type { DeskEvent } from "../model/entry.ts";
import type { Refused } from "../model/error-code.ts";
import type { AccessKind, VaultSummary } from "../model/vault-view.ts";

/** The public part of a summary: what has columns of its own is left out. */
export type StoredSummary = Omit<VaultSummary, "shared" | "recovery">;

/** An export key that is, or was, trusted to sign a vault. */
export interface TrustedKey {
  readonly key: string;
  readonly removed: boolean;
}

export interface SharedRow {
  readonly folder: string;
  readonly state: "in-step" | "waiting" | "newer-there" | "refused";
  readonly at: string | null;
  readonly refused: Refused | null;
  /** SHA-256 of the file in the folder when it was last in step, hex. */
  readonly file: string | null;
}

export interface VaultRow {
  readonly id: string;
  readonly revision: number;
  readonly summary: StoredSummary;
  readonly custodians: readonly TrustedKey[];
  readonly recovery: { readonly at: string; readonly revision: number } | null;
  readonly shared: SharedRow | null;
}

interface RawRow {
  id: string;
  revision: number;
  summary: string;
  custodians: string;
  recovery_at: string | null;
  recovery_revision: number | null;
  shared_folder: string | null;
  shared_state: SharedRow["state"] | null;
  shared_at: string | null;
  shared_refused: string | null;
  shared_file: string | null;
}

/** In the order of their ids. */
export function readVaults(database: Database): VaultRow[] {
  return database.prepare<[], RawRow>("SELECT * FROM vault ORDER BY id").all().map(parsed);
}

/** null when the vault is not known here. */
export function readVault(database: Database, id: string): VaultRow | null {
  const row = database.prepare<[string], RawRow>("SELECT * FROM vault WHERE id = ?").get(id);
  return row === undefined ? null : parsed(row);
}

function parsed(row: RawRow): VaultRow {
  const { recovery_at: at, recovery_revision: revision, shared_folder: folder, shared_state: state } = row;
  const refused = row.shared_refused === null ? null : (JSON.parse(row.shared_refused) as Refused);
  return {
    id: row.id,
    revision: row.revision,
    summary: JSON.parse(row.summary) as StoredSummary,
    custodians: JSON.parse(row.custodians) as TrustedKey[],
    recovery: at === null || revision === null ? null : { at, revision },
    shared:
      folder === null ? null : { folder, state: state ?? "waiting", at: row.shared_at, refused, file: row.shared_file },
  };
}

/** The highest revision seen never goes down. */
export function writeVault(
  database: Database,
  row: { id: string; revision: number; summary: StoredSummary; custodians: readonly TrustedKey[] },
): void {
  database
    .prepare(
      `INSERT INTO vault (id, revision, summary, custodians) VALUES (@id, @revision, @summary, @custodians)
       ON CONFLICT (id) DO UPDATE SET
         revision = max(revision, @revision), summary = @summary, custodians = @custodians`,
    )
    .run({ ...row, summary: JSON.stringify(row.summary), custodians: JSON.stringify(row.custodians) });
}

export function writeRecovery(database: Database, vault: string, at: string, revision: number): void {
  const sql = "UPDATE vault SET recovery_at = ?, recovery_revision = ? WHERE id = ?";
  database.prepare(sql).run(at, revision, vault);
}

/** null: no shared folder any more. */
export function writeShared(database: Database, vault: string, shared: SharedRow | null): void {
  const refused = shared?.refused ?? null;
  database
    .prepare(
      "UPDATE vault SET shared_folder = ?, shared_state = ?, shared_at = ?, shared_refused = ?, shared_file = ? WHERE id = ?",
    )
    .run(
      shared?.folder ?? null,
      shared?.state ?? null,
      shared?.at ?? null,
      refused === null ? null : JSON.stringify(refused),
      shared?.file ?? null,
      vault,
    );
}

/** A content that was seen here in this revision, by its hash. */
export function addSeen(database: Database, vault: string, revision: number, content: string): void {
  database
    .prepare("INSERT INTO vault_revision (vault, revision, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    .run(vault, revision, content);
}

export interface StoredProof {
  readonly vault: string;
  readonly keyId: string;
  readonly revision: number;
  /** SHA-256 of the content, hex. */
  readonly content: string;
  readonly at: string;
}

/** The later time stays. */
export function putProof(database: Database, proof: StoredProof): void {
  database
    .prepare(
      `INSERT INTO vault_proof (vault, key_id, revision, content, at) VALUES (@vault, @keyId, @revision, @content, @at)
       ON CONFLICT (vault, key_id, revision, content) DO UPDATE SET at = max(at, excluded.at)`,
    )
    .run(proof);
}

/** Proofs of contents that were seen here: of any other nobody can say what was in it. Oldest revision first. */
export function readProofs(database: Database, vault: string): StoredProof[] {
  return database
    .prepare<[string], StoredProof>(
      `SELECT vault, key_id AS keyId, revision, content, at
       FROM vault_proof JOIN vault_revision USING (vault, revision, content)
       WHERE vault = ? ORDER BY revision, at`,
    )
    .all(vault);
}

export interface OutboxRow {
  readonly id: number;
  readonly vault: string;
  /** SHA-256 of the sealed file that the event goes with, hex. */
  readonly file: string;
  readonly event: DeskEvent;
}

export function addToOutbox(
  database: Database,
  row: { vault: string; revision: number; file: string; event: DeskEvent },
): void {
  database
    .prepare("INSERT INTO vault_outbox (vault, revision, file, event) VALUES (?, ?, ?, ?)")
    .run(row.vault, row.revision, row.file, JSON.stringify(row.event));
}

/** In the order in which they were put there. */
export function readOutbox(database: Database): OutboxRow[] {
  return database
    .prepare<[], Omit<OutboxRow, "event"> & { event: string }>(
      "SELECT id, vault, file, event FROM vault_outbox ORDER BY id",
    )
    .all()
    .map((row) => ({ ...row, event: JSON.parse(row.event) as DeskEvent }));
}

export function clearOutbox(database: Database, vault: string): void {
  database.prepare("DELETE FROM vault_outbox WHERE vault = ?").run(vault);
}

export function addCopy(database: Database, vault: string, file: string, at: string): void {
  const sql = "INSERT INTO vault_copy (vault, file, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  database.prepare(sql).run(vault, file, at);
}

export function hasCopy(database: Database, vault: string, file: string): boolean {
  const sql = "SELECT 1 FROM vault_copy WHERE vault = ? AND file = ?";
  return database.prepare(sql).get(vault, file) !== undefined;
}

export interface AccessRow {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly what: AccessKind;
  readonly credential: string | null;
  readonly label: string | null;
}

export function addAccess(database: Database, row: Omit<AccessRow, "id"> & { vault: string | null }): void {
  database
    .prepare(
      `INSERT INTO vault_access (id, at, who, what, vault, credential, label)
       SELECT coalesce(max(id) + 1, 1), @at, @who, @what, @vault, @credential, @label FROM vault_access`,
    )
    .run(row);
}

/** Newest first, before the number `before`. Of a vault: what concerns all vaults too, such as that they were locked. */
export function readAccesses(
  database: Database,
  of: { vault: string; credential: string | null; before: number; limit: number },
): AccessRow[] {
  const which =
    of.credential === null ? "(vault = @vault OR vault IS NULL)" : "vault = @vault AND credential = @credential";
  return database
    .prepare<[typeof of], AccessRow>(
      `SELECT id, at, who, what, credential, label FROM vault_access
       WHERE ${which} AND id < @before ORDER BY id DESC LIMIT @limit`,
    )
    .all(of);
}

/** The custodian's export key; null when none was made here. */
export function readOwnKey(database: Database): string | null {
  const sql = "SELECT export_key FROM custodian_identity";
  return database.prepare<[], string>(sql).pluck().get() ?? null;
}

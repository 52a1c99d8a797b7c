import type { Database } from "../database/index.ts";

export type KeyStore = "keychain" | "passphrase-file" | "sample-file";

/** The public parts of this workstation's custodian. */
export interface IdentityRow {
  readonly keyId: string;
  readonly email: string;
  /** Signed note. */
  readonly exportKey: string;
  /** Signed note; null until it was made. */
  readonly hybridExportKey: string | null;
  /** Where the private key lies. */
  readonly keyStore: KeyStore;
  /** A passphrase is asked for, as far as is known: the key itself tells. */
  readonly passphrase: boolean;
  readonly madeAt: string;
}

export interface VaultSettingRow {
  readonly idleMinutes: number;
  readonly clipboardSeconds: number;
}

type StoredRow = Omit<IdentityRow, "passphrase"> & { readonly passphrase: number };

/** null when no custodian's key was made here. */
export function readIdentityRow(database: Database): IdentityRow | null {
  const sql = `SELECT key_id AS keyId, email, export_key AS exportKey, hybrid_export_key AS hybridExportKey,
      key_store AS keyStore, passphrase, made_at AS madeAt FROM custodian_identity`;
  const row = database.prepare<[], StoredRow>(sql).get();
  return row === undefined ? null : { ...row, passphrase: row.passphrase === 1 };
}

/** Throws when there is one already. */
export function insertIdentityRow(database: Database, row: IdentityRow): void {
  database
    .prepare(
      `INSERT INTO custodian_identity (one, key_id, email, export_key, hybrid_export_key, key_store, passphrase, made_at)
       VALUES (1, @keyId, @email, @exportKey, @hybridExportKey, @keyStore, @passphrase, @madeAt)`,
    )
    .run({ ...row, passphrase: row.passphrase ? 1 : 0 });
}

export function updatePassphrase(database: Database, passphrase: boolean): void {
  database.prepare("UPDATE custodian_identity SET passphrase = ?").run(passphrase ? 1 : 0);
}

export function updateHybridExportKey(database: Database, exportKey: string): void {
  database.prepare("UPDATE custodian_identity SET hybrid_export_key = ?").run(exportKey);
}

/** null when nobody has chosen any. */
export function readSettings(database: Database): VaultSettingRow | null {
  const sql = "SELECT idle_minutes AS idleMinutes, clipboard_seconds AS clipboardSeconds FROM vault_setting";
  return database.prepare<[], VaultSettingRow>(sql).get() ?? null;
}

export function writeSettings(database: Database, settings: VaultSettingRow): void {
  database
    .prepare(
      `INSERT INTO vault_setting (one, idle_minutes, clipboard_seconds) VALUES (1, @idleMinutes, @clipboardSeconds)
       ON CONFLICT (one) DO UPDATE SET idle_minutes = @idleMinutes, clipboard_seconds = @clipboardSeconds`,
    )
    .run(settings);
}

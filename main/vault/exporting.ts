import { AppError } from "../lib/app-error.ts";
import { cleanFileName } from "../lib/file-name.ts";
import type { Credential } from "../model/vault.ts";
import { noteAccess } from "./access-log.ts";
import { type MovedCredential, writeCsv, writeKdbx } from "./moving/index.ts";
import type { Room, Session } from "./room.ts";

/** A passphrase that a person chose for a file that leaves. In characters. */
const shortestPassphrase = 12;

/**
 * All credentials for another tool.
 * @param typed the vault's name, typed by the person: nothing leaves by a slip of the mouse
 * @param passphrase seals the KDBX file; a CSV file lies open and takes none
 * @throws AppError VAULT_NAME_DIFFERS {name}, PASSPHRASE_WEAK {least}
 */
export async function exportFile(
  room: Room,
  session: Session,
  format: "kdbx" | "csv",
  typed: string,
  passphrase: string | null,
): Promise<{ name: string; bytes: Uint8Array; credentials: number }> {
  const { content, id } = session;
  if (typed.trim() !== content.name) throw new AppError("VAULT_NAME_DIFFERS", { name: content.name });
  const rows = content.credentials.map(moved);
  const sealedBy = passphrase?.trim() ?? "";
  if (format === "kdbx" && [...sealedBy.normalize("NFC")].length < shortestPassphrase) {
    throw new AppError("PASSPHRASE_WEAK", { least: shortestPassphrase });
  }
  const bytes = format === "csv" ? writeCsv(rows) : await writeKdbx(content.name, rows, passphrase ?? "");
  noteAccess(room, "exported", id, null);
  return { name: `${cleanFileName(content.name)}.${format}`, bytes, credentials: rows.length };
}

function moved({ label, username, password, address, totp, notes, recoveryCodes }: Credential): MovedCredential {
  return { label, username, password, address, totp, notes, recoveryCodes, group: "" };
}

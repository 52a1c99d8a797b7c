import type { Kdbx, KdbxEntryField, KdbxGroup } from "kdbxweb";
import { recoveryCodesField } from "./kdbx-import.ts";
import { type Library, loadLibrary } from "./kdbx-library.ts";
import { checkPassphrase } from "./kdbx-passphrase.ts";
import type { MovedCredential } from "./moved.ts";

/** A KeePass file, version 4, for another tool. */

/** Argon2id as RFC 9106 section 4 suggests where memory is scarce: 64 MiB, here with more passes. About a second. */
const cost = { memory: 64 * 1024 * 1024, iterations: 6, parallelism: 4 } as const;

/** @throws AppError PASSPHRASE_WEAK {least} */
export async function writeKdbx(
  vaultName: string,
  rows: readonly MovedCredential[],
  passphrase: string,
): Promise<Uint8Array> {
  checkPassphrase(passphrase);
  const library = await loadLibrary();
  const credentials = new library.Credentials(library.ProtectedValue.fromString(passphrase));
  const kdbx = library.Kdbx.create(credentials, vaultName);
  setCost(library, kdbx);
  const groups = new Map<string, KdbxGroup>();
  for (const row of rows) addEntry(library, kdbx, groups, row);
  return new Uint8Array(await kdbx.save());
}

function setCost({ Consts, Int64, VarDictionary }: Library, kdbx: Kdbx): void {
  kdbx.setVersion(4);
  kdbx.setKdf(Consts.KdfId.Argon2id);
  const { UInt32, UInt64 } = VarDictionary.ValueType;
  kdbx.header.kdfParameters?.set("M", UInt64, Int64.from(cost.memory));
  kdbx.header.kdfParameters?.set("I", UInt64, Int64.from(cost.iterations));
  kdbx.header.kdfParameters?.set("P", UInt32, cost.parallelism);
}

function addEntry(library: Library, kdbx: Kdbx, groups: Map<string, KdbxGroup>, row: MovedCredential): void {
  const hidden = (text: string): KdbxEntryField => library.ProtectedValue.fromString(text);
  const entry = kdbx.createEntry(groupOf(kdbx, groups, row.group));
  entry.fields.set("Title", xmlText(row.label));
  entry.fields.set("UserName", xmlText(row.username));
  entry.fields.set("Password", hidden(row.password));
  entry.fields.set("URL", xmlText(row.address ?? ""));
  // Notes are hidden, too: there is no saying what people put there, and XML would not keep all of it.
  entry.fields.set("Notes", hidden(row.notes));
  if (row.totp !== null) entry.fields.set("otp", hidden(row.totp));
  if (row.recoveryCodes.length > 0) entry.fields.set(recoveryCodesField, hidden(row.recoveryCodes.join("\n")));
}

/** The group at the end of `Town hall / Social media`, made if it is not there yet. */
function groupOf(kdbx: Kdbx, groups: Map<string, KdbxGroup>, path: string): KdbxGroup {
  const known = groups.get(path);
  if (known !== undefined) return known;
  const levels = path
    .split(/\s\/(?=\s)/)
    .map((level) => level.trim())
    .filter((level) => level !== "");
  const name = levels.pop();
  const group =
    name === undefined
      ? kdbx.getDefaultGroup()
      : kdbx.createGroup(groupOf(kdbx, groups, levels.join(" / ")), xmlText(name));
  groups.set(path, group);
  return group;
}

/** Without what XML 1.0 can't hold (section 2.2). */
function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

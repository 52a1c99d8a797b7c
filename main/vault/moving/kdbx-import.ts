import type { Kdbx, KdbxEntry, KdbxGroup } from "kdbxweb";
import { AppError } from "../../lib/app-error.ts";
import { checkCost } from "./kdbx-cost.ts";
import { type Library, loadLibrary } from "./kdbx-library.ts";
import { totpIn } from "./kdbx-totp.ts";
import { type Found, Gathering, type Moved } from "./moved.ts";

/** KeePass files, versions 3 and 4 (keepass.info/help/kb/kdbx.html). Earlier versions of entries are not taken over. */

/** Little-endian: 0x9AA2D903, then 0xB54BFB67. */
const signature = Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5);
/** Our own name for the field that holds them, when we write one. */
export const recoveryCodesField = "Recovery codes";
const ownFields: ReadonlySet<string> = new Set(["Title", "UserName", "Password", "URL", "Notes", recoveryCodesField]);
/** Further addresses of an entry, as Keepass2Android and KeePassXC write them. */
const addressField = /^KP2A_URL(_\d+)?$/;

export function isKdbx(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** @throws AppError IMPORT_PASSPHRASE_WRONG (also when a key file is asked for), IMPORT_DAMAGED {reason?}, IMPORT_TOO_LARGE */
export async function readKdbx(bytes: Uint8Array, passphrase: string): Promise<Moved> {
  const library = await loadLibrary();
  const file = Uint8Array.from(bytes).buffer;
  checkCost(library, file);
  const kdbx = await opened(library, file, passphrase);
  const gathering = new Gathering();
  const [root] = kdbx.groups;
  if (root === undefined) throw new AppError("IMPORT_DAMAGED");
  const walk = { gathering, bin: binOf(kdbx), line: 0 };
  takeGroup(walk, root, []);
  return gathering.done();
}

async function opened(library: Library, file: ArrayBuffer, passphrase: string): Promise<Kdbx> {
  const credentials = new library.Credentials(library.ProtectedValue.fromString(passphrase));
  try {
    return await library.Kdbx.load(file, credentials);
  } catch (error) {
    const isWrong = error instanceof library.KdbxError && error.code === library.Consts.ErrorCodes.InvalidKey;
    // No cause: a parser's message may quote what it was reading.
    throw new AppError(isWrong ? "IMPORT_PASSPHRASE_WRONG" : "IMPORT_DAMAGED");
  }
}

/** null when the file has none. */
function binOf({ meta }: Kdbx): string | null {
  return meta.recycleBinEnabled === true ? (meta.recycleBinUuid?.id ?? null) : null;
}

interface Walk {
  readonly gathering: Gathering;
  /** Group with what was deleted. */
  readonly bin: string | null;
  /** Of the entry that was seen last, from 1. */
  line: number;
}

/** The name of the topmost group is that of the file: it is no group of its own here. */
function takeGroup(walk: Walk, group: KdbxGroup, path: readonly string[]): void {
  if (walk.bin !== null && group.uuid.id === walk.bin) {
    const inside = [...group.allEntries()].length;
    walk.line += inside;
    if (inside > 0) walk.gathering.leave(walk.line, "deleted", group.name ?? "Recycle Bin");
    return;
  }
  for (const entry of group.entries) takeEntry(walk, entry, path);
  for (const child of group.groups) takeGroup(walk, child, [...path, child.name ?? ""]);
}

function takeEntry(walk: Walk, entry: KdbxEntry, path: readonly string[]): void {
  walk.line += 1;
  const { line } = walk;
  const fields = new Map(
    [...entry.fields].map(([name, value]) => [name, typeof value === "string" ? value : value.getText()]),
  );
  walk.gathering.add(foundIn(line, fields, entry.tags, path));
  if (entry.binaries.size > 0) walk.gathering.leave(line, "attachment", fields.get("Title") ?? "");
}

function foundIn(
  line: number,
  fields: ReadonlyMap<string, string>,
  tags: readonly string[],
  path: readonly string[],
): Found {
  const field = (name: string) => fields.get(name) ?? "";
  const totp = totpIn(fields);
  const addresses = [...fields.keys()].filter((name) => addressField.test(name));
  const told = new Set([...ownFields, ...addresses, ...totp.names]);
  return {
    line,
    label: field("Title"),
    username: field("UserName"),
    password: field("Password"),
    addresses: ["URL", ...addresses].map(field),
    totp: totp.text,
    notes: field("Notes"),
    recoveryCodes: field(recoveryCodesField),
    group: path.join(" / "),
    others: [...[...fields].filter(([name]) => !told.has(name)), ["Tags", tags.join(", ")]],
  };
}

import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { textOf } from "../../lib/csv-text.ts";
import { type Found, Gathering, type Moved } from "./moved.ts";

/** Bitwarden's JSON export (bitwarden.com/help/condition-bitwarden-import). Earlier passwords are not taken over. */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const itemSchema = z.object({
  type: z.number(),
  name: text,
  notes: text,
  folderId: z.string().nullish(),
  collectionIds: list(z.string()),
  fields: list(z.object({ name: text, value: text, type: z.number().nullish() })),
  deletedDate: text,
  attachments: list(z.unknown()),
  login: z
    .object({
      username: text,
      password: text,
      totp: text,
      uris: list(z.object({ uri: text })),
      fido2Credentials: list(z.unknown()),
    })
    .nullish(),
});
type Item = z.infer<typeof itemSchema>;

const named = list(z.object({ id: z.string(), name: text }));
const exportSchema = z.object({
  encrypted: z.boolean().nullish(),
  folders: named,
  collections: named,
  items: z.array(z.unknown()),
});

const [login, note] = [1, 2];
/** Of the field types, the one that points to another field of the page. */
const linked = 3;
const kinds: Readonly<Record<number, string>> = { 3: "card", 4: "identity", 5: "ssh-key" };

/** Is this JSON such an export? An encrypted one is, too. */
export function isBitwarden(json: unknown): boolean {
  return typeof json === "object" && json !== null && ("items" in json || "encrypted" in json);
}

/** @throws AppError IMPORT_ENCRYPTED for an export that only Bitwarden itself opens */
export function refuseEncrypted(json: unknown): void {
  const isEncrypted = typeof json === "object" && json !== null && "encrypted" in json && json.encrypted === true;
  if (isEncrypted) throw new AppError("IMPORT_ENCRYPTED");
}

/** null when the bytes are no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    // The parser's own words would quote what stands there.
    return null;
  }
}

/** @throws AppError IMPORT_DAMAGED, IMPORT_ENCRYPTED, IMPORT_TOO_LARGE */
export function readBitwarden(bytes: Uint8Array): Moved {
  const json = jsonOf(bytes);
  refuseEncrypted(json);
  const read = exportSchema.safeParse(json);
  if (!read.success) throw new AppError("IMPORT_DAMAGED");
  const groups = new Map([...read.data.folders, ...read.data.collections].map(({ id, name }) => [id, name]));
  const gathering = new Gathering();
  for (const [at, one] of read.data.items.entries()) {
    const item = itemSchema.safeParse(one);
    if (item.success) take(gathering, at + 1, item.data, groups);
    else gathering.skip(at + 1, { code: "IMPORT_DAMAGED", detail: { line: at + 1 } });
  }
  return gathering.done();
}

function take(gathering: Gathering, line: number, item: Item, groups: ReadonlyMap<string, string>): void {
  const { type, name, deletedDate, attachments } = item;
  if (deletedDate !== "") gathering.leave(line, "deleted", name);
  else if (type !== login && type !== note) gathering.leave(line, kinds[type] ?? "other", name);
  else {
    gathering.add(foundIn(line, item, groups));
    if ((item.login?.fido2Credentials.length ?? 0) > 0) gathering.leave(line, "passkey", name);
    if (attachments.length > 0) gathering.leave(line, "attachment", name);
  }
}

function foundIn(line: number, item: Item, groups: ReadonlyMap<string, string>): Found {
  const places = [item.folderId ?? "", ...item.collectionIds].map((id) => groups.get(id) ?? "");
  const [group = "", ...more] = places.filter((place) => place !== "");
  return {
    line,
    label: item.name,
    username: item.login?.username ?? "",
    password: item.login?.password ?? "",
    addresses: item.login?.uris.map(({ uri }) => uri) ?? [],
    totp: item.login?.totp ?? "",
    notes: item.notes,
    recoveryCodes: "",
    group: group.replaceAll("/", " / "),
    others: [
      ...item.fields.filter(({ type }) => type !== linked).map(({ name, value }) => [name, value] as const),
      ...more.map((place) => ["Also in", place] as const),
    ],
  };
}

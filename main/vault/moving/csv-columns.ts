/** What the columns of browsers' and password managers' exports are called, in any order. */

const columns = [
  "label",
  "username",
  "password",
  "address",
  "totp",
  "notes",
  "recoveryCodes",
  "group",
  "fields",
] as const;
export type Column = (typeof columns)[number];

/** Without blanks, hyphens and underscores, in small letters; those that say most come first. */
const names: Readonly<Record<Column, readonly string[]>> = {
  label: ["title", "name", "label"],
  username: ["username", "loginusername", "user", "loginname", "login", "email"],
  password: ["password", "loginpassword"],
  address: ["url", "loginuri", "uri", "website", "webaddress", "address", "hostname", "loginurl"],
  totp: ["totp", "otpauth", "logintotp", "otp", "otpsecret"],
  notes: ["notes", "note", "comments", "comment", "extra"],
  recoveryCodes: ["recoverycodes"],
  group: ["group", "folder", "grouping", "collections"],
  fields: ["fields"],
};

/** What other tools keep for themselves. */
const passedOver: ReadonlySet<string> = new Set([
  ...["formactionorigin", "guid", "timecreated", "timelastused", "timepasswordchanged"],
  ...["favorite", "fav", "reprompt", "archiveddate", "icon", "lastmodified", "created", "type"],
]);

export interface Columns {
  /** Position of each; -1 for one that is not there. */
  readonly at: Readonly<Record<Column, number>>;
  /** Columns of other names: what stands there goes to the notes. */
  readonly others: readonly { readonly name: string; readonly at: number }[];
  /** Bitwarden's `type`: a row may be something else than a login. -1: not there. */
  readonly type: number;
}

/** null when these are not the columns of an export of passwords. */
export function columnsOf(header: readonly string[]): Columns | null {
  const keys = header.map((name) => name.toLowerCase().replace(/[\s_-]/g, ""));
  const place = (column: Column) =>
    names[column].map((name) => keys.indexOf(name)).find((position) => position !== -1) ?? -1;
  const at = Object.fromEntries(columns.map((column) => [column, place(column)])) as Record<Column, number>;
  if (at.password === -1 || (at.username === -1 && at.address === -1 && at.label === -1)) return null;
  const taken = new Set(Object.values(at));
  const others = header
    .map((name, position) => ({ name: name.trim(), at: position }))
    .filter((other) => !taken.has(other.at) && !passedOver.has(keys[other.at] ?? "") && other.name !== "");
  return { at, others, type: keys.indexOf("type") };
}

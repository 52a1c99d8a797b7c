import type { ImportFile, ImportRow } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { cleanFileName } from "../lib/file-name.ts";
import { isWebAddress } from "../model/address.ts";
import type { Refused } from "../model/error-code.ts";
import { tidyText } from "../model/text.ts";
import type { Credential, CredentialFields } from "../model/vault.ts";
import { fieldsOf, newCredential } from "./credential.ts";
import { codesIn, notesFrom, passwordFrom, totpFrom, usernameFrom } from "./credential-input.ts";
import { withCredentials } from "./credential-list.ts";
import { byMe, edited } from "./editing.ts";
import { closedResets } from "./events.ts";
import { type MovedCredential, readMoved, recognise } from "./moving/index.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";

/** Credentials that come from another tool: read, shown, and those that a person chose put in. */

interface Waiting {
  readonly file: ImportFile;
  readonly bytes: Uint8Array;
  rows: readonly ReadRow[];
}

interface ReadRow {
  readonly fields: CredentialFields;
  readonly group: string;
}

export interface Preview {
  readonly rows: readonly ImportRow[];
  readonly skipped: readonly { readonly line: number; readonly refused: Refused }[];
}

const most = 4;

export class Imports {
  readonly #room: Room;
  readonly #waiting = new Map<string, Waiting>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** @throws AppError IMPORT_FORMAT_UNKNOWN, IMPORT_TOO_LARGE, IMPORT_ENCRYPTED */
  begin(name: string, bytes: Uint8Array): ImportFile {
    const { format, needsPassphrase } = recognise(name, bytes);
    const token = this.#room.newId();
    const [first] = this.#waiting.keys();
    if (this.#waiting.size >= most && first !== undefined) this.#waiting.delete(first);
    const file = { token, name: cleanFileName(name), format, needsPassphrase };
    this.#waiting.set(token, { file, bytes, rows: [] });
    return file;
  }

  /** @throws AppError SOURCE_UNKNOWN, IMPORT_PASSPHRASE_WRONG, IMPORT_DAMAGED, IMPORT_EMPTY */
  async preview(token: string, session: Session, passphrase: string | null): Promise<Preview> {
    const waiting = this.#of(token);
    const moved = await readMoved(waiting.file.format, waiting.bytes, passphrase);
    const skipped = [...moved.skipped];
    const rows: ReadRow[] = [];
    for (const [index, row] of moved.rows.entries()) {
      try {
        rows.push({ fields: fieldsFor(row), group: row.group });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        skipped.push({ line: index + 1, refused: error.refused() });
      }
    }
    waiting.rows = rows;
    const twins = new Twins(session);
    return { rows: rows.map((row, index) => rowView(row, index, twins)), skipped };
  }

  /**
   * Puts the chosen rows in, all in one revision. One that is there already, to the last field, is left out.
   * @param chosen by `index` of the preview
   * @throws AppError SOURCE_UNKNOWN, DISK_*, FOLDER_*
   */
  async take(token: string, session: Session, chosen: readonly number[]): Promise<{ added: number; updated: number }> {
    const { rows } = this.#of(token);
    const picked = [...new Set(chosen)].map((index) => rows[index]);
    if (picked.includes(undefined)) throw new AppError("SOURCE_UNKNOWN");
    const twins = new Twins(session);
    const wanted = picked.filter((row) => row !== undefined).filter((row) => twins.standing(row) !== "duplicate");
    if (wanted.length > 0) await putIn(this.#room, session, wanted, twins);
    this.drop(token);
    const updated = wanted.filter((row) => twins.of(row) !== null).length;
    return { added: wanted.length - updated, updated };
  }

  drop(token: string): void {
    this.#waiting.delete(token);
  }

  /** Lets go of everything that was read. */
  forget(): void {
    this.#waiting.clear();
  }

  #of(token: string): Waiting {
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) throw new AppError("SOURCE_UNKNOWN");
    return waiting;
  }
}

async function putIn(room: Room, session: Session, rows: readonly ReadRow[], twins: Twins): Promise<void> {
  const before = session.content;
  const touched = new Map<string, Credential>();
  await save(room, session, {
    build(revision, at) {
      for (const row of rows) {
        const by = byMe(room, session, revision, at);
        const twin = twins.of(row);
        const last = twin === null ? undefined : (touched.get(twin.id) ?? twin);
        const next = last === undefined ? newCredential(row.fields, by) : edited(last, withOld(row.fields, last), by);
        touched.set(next.id, next);
      }
      return withCredentials(before, [...touched.values()]);
    },
    events: (content) => {
      const changed = before.credentials.filter(({ id }) => touched.has(id));
      return changed.flatMap((credential) => closedResets(room, credential, content));
    },
  });
}

/** The other tool's password; what it does not know stays as it is here. */
function withOld(fields: CredentialFields, old: Credential): CredentialFields {
  return {
    ...fieldsOf(old),
    password: fields.password,
    totp: fields.totp ?? old.totp,
    notes: fields.notes === "" ? old.notes : fields.notes,
    recoveryCodes: fields.recoveryCodes.length === 0 ? old.recoveryCodes : fields.recoveryCodes,
  };
}

/** Checked as if a person had typed it, but made to fit where nothing is lost by that. @throws AppError TEXT_*, TOTP_INVALID */
function fieldsFor(row: MovedCredential): CredentialFields {
  const isWeb = row.address !== null && isWebAddress(row.address);
  const label = line(row.label) || line(row.username) || line(row.address ?? "") || "–";
  // An address that no browser opens, such as that of an app, is kept among the notes.
  const notes = [row.notes, isWeb || row.address === null ? "" : row.address].filter((text) => text !== "");
  return {
    account: null,
    address: isWeb ? row.address : null,
    label,
    notes: notesFrom(tidyText(notes.join("\n")).text),
    password: passwordFrom(row.password),
    recoveryCodes: codesIn(row.recoveryCodes),
    totp: row.totp === null ? null : totpFrom(row.totp, label),
    username: usernameFrom(line(row.username)),
  };
}

/** One line, of the length that a label may have. */
function line(text: string): string {
  return tidyText(text)
    .text.replace(/\s+/gu, " ")
    .trim()
    .slice(0, 200)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
}

function rowView(row: ReadRow, index: number, twins: Twins): ImportRow {
  const { label, username, address, password, totp, notes } = row.fields;
  return {
    index,
    label,
    username,
    address,
    group: row.group,
    hasPassword: password !== "",
    hasTotp: totp !== null,
    hasNotes: notes !== "",
    standing: twins.standing(row),
  };
}

/** The credentials of a vault by what makes one of another tool the same. */
class Twins {
  readonly #byKey: Map<string, Credential[]>;

  constructor({ content }: Session) {
    this.#byKey = Map.groupBy(content.credentials, keyOf);
  }

  /** One with the same password rather than another; null when there is none. */
  of({ fields }: ReadRow): Credential | null {
    const twins = this.#byKey.get(keyOf(fields)) ?? [];
    return twins.find(({ password }) => password === fields.password) ?? twins[0] ?? null;
  }

  standing(row: ReadRow): ImportRow["standing"] {
    const twin = this.of(row);
    if (twin === null) return "new";
    return twin.password === row.fields.password ? "duplicate" : "differs";
  }
}

/** Address and username; the label too where there is no address. */
function keyOf({ address, username, label }: CredentialFields): string {
  return JSON.stringify(address === null ? [username, label] : [address, username, null]);
}

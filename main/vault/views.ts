/** A vault as the window sees it: no secret of any kind. */

import { AppError } from "../lib/app-error.ts";
import type { Credential, CredentialVersion } from "../model/vault.ts";
import type { CredentialRow, CredentialView, VaultView, VersionView } from "../model/vault-view.ts";
import { fieldsOf, heads, passwordSince, rivals, versionsOf } from "./credential.ts";
import type { Health } from "./health.ts";
import { openers, type Proved, provedBy } from "./proofs.ts";
import { readVault } from "./queries.ts";
import { type Room, type Session, stored } from "./room.ts";
import { nameOf, resetViews, wholeSummary } from "./summary.ts";
import { compareVersions } from "./version.ts";

const collator = new Intl.Collator("en");

/** What the rows of one vault have in common, looked up once. */
interface Context {
  readonly room: Room;
  readonly session: Session;
  readonly health: ReturnType<Health["reader"]>;
  readonly proved: ReadonlyMap<string, Proved>;
  /** The highest revision that each custodian in office has proved. */
  readonly revisions: readonly number[];
  readonly names: Map<string, string>;
}

function contextOf(room: Room, session: Session, health: Health): Context {
  const proved = stored(() => provedBy(room.options.database, session.id));
  const revisions = session.content.custodians.map(({ keyId }) => proved.get(keyId)?.revision ?? 0);
  return { room, session, health: health.reader(), proved, revisions, names: new Map() };
}

/** Rows that come with a view: more than a window shows at once, and few enough to be there at once. */
const firstRows = 400;
/** Rows that come when the rest is asked for. */
const furtherRows = 2_500;

function allRows(context: Context): CredentialRow[] {
  return context.session.content.credentials.map((credential) => rowOf(context, credential)).sort(byLabel);
}

/** The rows after the first `from`. */
export function furtherView(room: Room, session: Session, health: Health, from: number) {
  const rows = allRows(contextOf(room, session, health));
  const credentials = rows.slice(from, from + furtherRows);
  return { credentials, more: Math.max(0, rows.length - from - credentials.length), revision: session.revision };
}

export function vaultView(room: Room, session: Session, health: Health): VaultView {
  const context = contextOf(room, session, health);
  const { tombstones } = session.content;
  const rows = allRows(context);
  const row = stored(() => readVault(room.options.database, session.id));
  if (row === null) throw new AppError("VAULT_UNKNOWN", { vault: session.id });
  return {
    summary: wholeSummary(row),
    credentials: rows.slice(0, firstRows),
    more: Math.max(0, rows.length - firstRows),
    weighed: health.hasWeighed(session),
    deleted: tombstones.map((tombstone) => deletedRow(context, tombstone)).sort(byLabel),
  };
}

export function credentialView(room: Room, session: Session, health: Health, credential: Credential): CredentialView {
  const context = contextOf(room, session, health);
  return {
    ...rowOf(context, credential),
    vault: session.id,
    version: credential.version,
    history: history(context, credential),
    provedBy: openers(credential, session.content.custodians, context.proved).flatMap((keyId) => {
      const proof = context.proved.get(keyId);
      return proof === undefined ? [] : [{ name: named(context, keyId), ...proof }];
    }),
    resets: resetViews(credential),
  };
}

function rowOf(context: Context, credential: Credential): CredentialRow {
  const { id, label, username, address, account, changedAt, resetDue } = credential;
  const since = credential.earlier.length === 0 ? credential.changedAt : passwordSince(credential);
  return {
    id,
    label,
    username,
    address,
    account,
    hasTotp: credential.totp !== null,
    recoveryCodes: credential.recoveryCodes.length,
    hasNotes: credential.notes !== "",
    changedAt,
    changedBy: named(context, credential.changedBy),
    passwordSince: since,
    resetDue,
    conflicts: rivals(credential).length,
    proved: context.revisions.filter((revision) => revision >= credential.sealedIn).length,
    health: context.health(credential, since),
  };
}

function deletedRow(context: Context, { id, label, changedAt, changedBy, movedTo }: Credential) {
  return { id, label, at: changedAt, by: named(context, changedBy), movedTo: vaultName(context, movedTo) };
}

/** Newest first; the winner is the first. */
function history(context: Context, credential: Credential): VersionView[] {
  const versions = new Map(versionsOf(credential).map((version) => [version.version, version]));
  const all = heads(credential);
  const inConflict = new Set(all.length > 1 ? all.map(({ version }) => version) : []);
  const [winner, ...others] = versionsOf(credential);
  const newestFirst = others.toSorted((a, b) => compareVersions(b, a));
  return [...(winner === undefined ? [] : [winner]), ...newestFirst].map((version) => ({
    version: version.version,
    at: version.changedAt,
    by: named(context, version.changedBy),
    label: version.label,
    username: version.username,
    address: version.address,
    changed: differing(version, versions.get(version.parents[0] ?? "")),
    deleted: version.deleted,
    movedTo: vaultName(context, version.movedTo),
    isHead: inConflict.has(version.version),
  }));
}

/** Names of the fields that differ from the parent; of every filled one where there is none. */
function differing(version: CredentialVersion, parent: CredentialVersion | undefined): string[] {
  const before = parent === undefined ? blank : fieldsOf(parent);
  const fields = fieldsOf(version);
  const names = Object.keys(fields) as (keyof typeof fields)[];
  return names.filter((name) => JSON.stringify(fields[name]) !== JSON.stringify(before[name]));
}

const blank = {
  account: null,
  address: null,
  label: "",
  notes: "",
  password: "",
  recoveryCodes: [],
  totp: null,
  username: "",
} as const;

function named({ room, session, names }: Context, keyId: string): string {
  const name = names.get(keyId) ?? nameOf(room, session.content, keyId);
  names.set(keyId, name);
  return name;
}

/** The id, where the vault is not one of ours. */
function vaultName({ room }: Context, vault: string | null): string | null {
  if (vault === null) return null;
  return stored(() => readVault(room.options.database, vault))?.summary.name ?? vault;
}

function byLabel(a: { label: string; id: string }, b: { label: string; id: string }): number {
  return collator.compare(a.label, b.label) || (a.id < b.id ? -1 : 1);
}

/** One pretend vault in memory: versions with parents as in main/model/vault.ts, without a file and without any encryption. */
import { AppError } from "../../../main/lib/app-error.ts";
import type {
  AccessKind,
  AccessView,
  CredentialHealth,
  CredentialRow,
  CredentialView,
  CustodianView,
  ResetView,
  SharedState,
  VaultSummary,
  VaultView,
  VersionView,
} from "../../../main/model/vault-view.ts";
import type { CredentialInput, SecretInput } from "../../../preload/contract.ts";

export interface PretendFields {
  readonly account: string | null;
  readonly address: string | null;
  readonly label: string;
  readonly username: string;
  readonly password: string;
  /** An `otpauth://` address; empty: none. */
  readonly totp: string;
  /** One a line. */
  readonly recoveryCodes: string;
  readonly notes: string;
}

export interface PretendVersion {
  readonly version: string;
  readonly at: string;
  readonly by: string;
  readonly parents: readonly string[];
  readonly deleted: boolean;
  readonly movedTo: string | null;
  readonly revision: number;
  readonly fields: PretendFields;
}

interface PretendCredential {
  readonly id: string;
  readonly versions: PretendVersion[];
  resets: ResetView[];
}

const secretFields = ["password", "totp", "recoveryCodes", "notes"] as const;
const allFields = ["label", "username", "address", "account", ...secretFields] as const;

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** A secret as it comes out of a form. */
function settledSecret(input: SecretInput, before: string): string {
  return input.keep ? before : input.value;
}

export class PretendVault {
  readonly id: string;
  name: string;
  department: string;
  revision = 1;
  changedAt: string;
  changedBy: string;
  custodians: CustodianView[];
  credentials: PretendCredential[] = [];
  accesses: AccessView[] = [];
  shared: SharedState = { state: "none" };
  recovery: { at: string; revision: number } | null = null;
  /** Health that the pretend check finds, by credential. */
  readonly health = new Map<string, readonly CredentialHealth[]>();
  readonly #clock: () => Date;
  readonly #me: () => string;

  constructor(
    made: { id: string; name: string; department: string; custodians: CustodianView[] },
    clock: () => Date,
    me: () => string,
  ) {
    this.id = made.id;
    this.name = made.name;
    this.department = made.department;
    this.custodians = made.custodians;
    this.#clock = clock;
    this.#me = me;
    this.changedAt = this.now();
    this.changedBy = me();
  }

  now(): string {
    return this.#clock().toISOString();
  }

  /** Another revision, by me unless somebody else is named. */
  changed(by = this.#me()): void {
    this.revision += 1;
    this.changedAt = this.now();
    this.changedBy = by;
    for (const one of this.custodians) if (one.isMe) this.prove(one.keyId);
    this.custodians = this.custodians.map((one) =>
      one.proof === null ? one : { ...one, proof: { ...one.proof, current: one.proof.revision === this.revision } },
    );
    if (this.shared.state === "in-step") this.shared = { ...this.shared, at: this.now() };
  }

  /** The custodian has shown to be able to open the vault as it is now. */
  prove(keyId: string, revision = this.revision, at = this.now()): void {
    const proof = { at, revision, current: revision === this.revision };
    this.custodians = this.custodians.map((one) => (one.keyId === keyId ? { ...one, proof } : one));
  }

  /** Throws CREDENTIAL_UNKNOWN. */
  get(id: string): PretendCredential {
    const found = this.credentials.find((one) => one.id === id);
    if (found === undefined) throw new AppError("CREDENTIAL_UNKNOWN", { credential: id });
    return found;
  }

  heads({ versions }: PretendCredential): PretendVersion[] {
    const followed = new Set(versions.flatMap((one) => one.parents));
    const rank = (one: PretendVersion) =>
      `${one.deleted ? 0 : 1}${String(one.revision).padStart(9, "0")}${one.at}${one.version}`;
    return versions.filter((one) => !followed.has(one.version)).sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
  }

  head(credential: PretendCredential): PretendVersion {
    const [first] = this.heads(credential);
    if (first === undefined) throw new AppError("CREDENTIAL_UNKNOWN", { credential: credential.id });
    return first;
  }

  /** Throws CREDENTIAL_UNKNOWN. */
  version(id: string, version: string | null): PretendVersion {
    const credential = this.get(id);
    if (version === null) return this.head(credential);
    const found = credential.versions.find((one) => one.version === version);
    if (found === undefined) throw new AppError("CREDENTIAL_UNKNOWN", { credential: id });
    return found;
  }

  /** The head alone, when it is the one that the person was looking at. Throws CREDENTIAL_CHANGED. */
  unchanged(id: string, version: string | null): PretendVersion {
    const head = this.head(this.get(id));
    if (head.version !== version) throw new AppError("CREDENTIAL_CHANGED", { credential: id });
    return head;
  }

  write(
    credential: PretendCredential,
    fields: PretendFields,
    over: Partial<Pick<PretendVersion, "parents" | "deleted" | "movedTo" | "by" | "at">> = {},
  ): void {
    const parents = over.parents ?? this.heads(credential).map((one) => one.version);
    this.changed(over.by);
    credential.versions.push({
      version: crypto.randomUUID(),
      at: this.now(),
      by: this.#me(),
      deleted: false,
      movedTo: null,
      revision: this.revision,
      fields,
      ...over,
      parents,
    });
    this.#closeResets(credential);
  }

  /** A new credential; its id. Throws CREDENTIAL_EMPTY_FIELD. */
  add(fields: PretendFields, over: Partial<Pick<PretendVersion, "by" | "at">> = {}): string {
    if (fields.label.trim() === "") throw new AppError("CREDENTIAL_EMPTY_FIELD", { field: "label" });
    const credential: PretendCredential = { id: crypto.randomUUID(), versions: [], resets: [] };
    this.credentials.push(credential);
    this.write(credential, fields, over);
    return credential.id;
  }

  /** Throws CREDENTIAL_EMPTY_FIELD, CREDENTIAL_CHANGED, CREDENTIAL_UNKNOWN. */
  save(id: string | null, version: string | null, input: CredentialInput): string {
    const before = id === null ? null : this.unchanged(id, version).fields;
    const { account, address, label, username } = input;
    if (label.trim() === "") throw new AppError("CREDENTIAL_EMPTY_FIELD", { field: "label" });
    const fields: PretendFields = {
      account,
      address,
      label,
      username,
      password: settledSecret(input.password, before?.password ?? ""),
      totp: settledSecret(input.totp, before?.totp ?? ""),
      recoveryCodes: settledSecret(input.recoveryCodes, before?.recoveryCodes ?? ""),
      notes: settledSecret(input.notes, before?.notes ?? ""),
    };
    if (id === null) return this.add(fields);
    this.write(this.get(id), fields);
    return id;
  }

  askReset(credentials: readonly string[], person: string, because: string, due: string): void {
    this.changed();
    for (const credential of this.credentials.filter((one) => credentials.includes(one.id))) {
      const { label, account } = this.head(credential).fields;
      const openedAt = this.now();
      credential.resets.push({ credential: credential.id, label, account, person, because, due, openedAt });
    }
  }

  keep(what: AccessKind, credential: string | null): void {
    const label = credential === null ? null : this.head(this.get(credential)).fields.label;
    this.accesses.unshift({ at: this.now(), who: this.#me(), credential, label, what });
  }

  live(): PretendCredential[] {
    return this.credentials.filter((one) => !this.head(one).deleted);
  }

  summary(): VaultSummary {
    const rows = this.live().map((one) => this.row(one));
    return {
      id: this.id,
      name: this.name,
      department: this.department,
      revision: this.revision,
      changedAt: this.changedAt,
      changedBy: this.changedBy,
      credentials: rows.length,
      alone: rows.filter((row) => row.proved < 2).length,
      conflicts: rows.filter((row) => row.conflicts > 0).length,
      custodians: this.custodians,
      resets: this.live().flatMap((one) => one.resets),
      shared: this.shared,
      recovery: this.recovery,
    };
  }

  view(): VaultView {
    const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
    const deleted = this.credentials
      .filter((one) => this.head(one).deleted)
      .map((one) => {
        const { at, by, movedTo, fields } = this.head(one);
        return { id: one.id, label: fields.label, at, by, movedTo };
      });
    const credentials = this.live().map((one) => this.row(one));
    return {
      summary: this.summary(),
      credentials: credentials.sort(byLabel),
      more: 0,
      weighed: true,
      deleted: deleted.sort(byLabel),
    };
  }

  row(credential: PretendCredential): CredentialRow {
    const heads = this.heads(credential);
    const head = this.head(credential);
    const { fields } = head;
    const sealedIn = Math.max(...heads.map((one) => one.revision));
    const due = credential.resets.map((reset) => reset.due).sort()[0] ?? null;
    const passwordSince =
      credential.versions.filter((one) => one.fields.password === fields.password)[0]?.at ?? head.at;
    return {
      id: credential.id,
      label: fields.label,
      username: fields.username,
      address: fields.address,
      account: fields.account,
      hasTotp: fields.totp !== "",
      recoveryCodes: lines(fields.recoveryCodes).length,
      hasNotes: fields.notes !== "",
      changedAt: head.at,
      changedBy: head.by,
      passwordSince,
      resetDue: due,
      conflicts: heads.length - 1,
      proved: this.#proving(sealedIn).length,
      health: [...(this.health.get(credential.id) ?? []), ...(fields.password === "" ? (["empty"] as const) : [])],
    };
  }

  credential(id: string): CredentialView {
    const credential = this.get(id);
    const heads = this.heads(credential);
    const others = credential.versions.filter((one) => one !== heads[0]).reverse();
    const history = [...heads.slice(0, 1), ...others].map((one) => this.#historyLine(credential, one, heads));
    const sealedIn = Math.max(...heads.map((one) => one.revision));
    return {
      ...this.row(credential),
      vault: this.id,
      version: this.head(credential).version,
      history,
      provedBy: this.#proving(sealedIn).map(({ name, proof }) => ({
        name,
        at: proof?.at ?? this.changedAt,
        revision: proof?.revision ?? 0,
      })),
      resets: credential.resets,
    };
  }

  #historyLine({ versions }: PretendCredential, one: PretendVersion, heads: readonly PretendVersion[]): VersionView {
    const parent = versions.find((other) => other.version === one.parents[0])?.fields;
    const { label, username, address } = one.fields;
    return {
      version: one.version,
      at: one.at,
      by: one.by,
      label,
      username,
      address,
      changed: allFields.filter((field) => (one.fields[field] ?? "") !== (parent?.[field] ?? "")),
      deleted: one.deleted,
      movedTo: one.movedTo,
      isHead: heads.length > 1 && heads.includes(one),
    };
  }

  #proving(revision: number): CustodianView[] {
    return this.custodians.filter((one) => one.removed === null && (one.proof?.revision ?? -1) >= revision);
  }

  #closeResets(credential: PretendCredential): void {
    const last = credential.versions.at(-1);
    const known = credential.versions.filter((one) => one !== last).map((one) => one.fields.password);
    if (last !== undefined && last.fields.password !== "" && !known.includes(last.fields.password))
      credential.resets = [];
  }
}

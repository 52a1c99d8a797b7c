import { randomBytes } from "node:crypto";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { keyIdOf, signerOf, signNote, verifierKey } from "../../main/lib/signed-note.ts";
import type { Credential, CredentialFields, VaultContent, VaultCustodian } from "../../main/model/vault.ts";
import { type Change, newCredential } from "../../main/vault/credential.ts";
import { withCredentials } from "../../main/vault/credential-list.ts";
import { custodianAdded, newContent } from "../../main/vault/custodian-list.ts";
import type { Writer } from "../../main/vault/vault-file.ts";

/** Sample vaults: people with keys, credentials with made-up passwords. */

export const firstDay = "2026-03-02T09:00:00.000Z";

/** A moment `minutes` after the first. */
export function moment(minutes: number): string {
  return new Date(Date.parse(firstDay) + minutes * 60_000).toISOString();
}

/** A UUIDv7 that is the same in every run. */
export function uuid(n: number, kind = 0): string {
  const time = (0x019a_0000_0000 + n).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, "0")}-8000-${n.toString(16).padStart(12, "0")}`;
}

export interface Person extends Writer {
  readonly identity: string;
  readonly hybridIdentity: string;
  readonly recipient: string;
  readonly hybridRecipient: string;
  readonly publicKey: Uint8Array;
  readonly seed: Uint8Array;
  readonly exportKey: string;
  readonly hybridExportKey: string;
}

export async function aPerson(name: string, seed: Uint8Array = randomBytes(32)): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@city.example`;
  const signer = signerOf(seed);
  const [identity, hybridIdentity] = await Promise.all([generateX25519Identity(), generateHybridIdentity()]);
  const [recipient, hybridRecipient] = await Promise.all([identity, hybridIdentity].map(identityToRecipient));
  if (recipient === undefined || hybridRecipient === undefined) throw new Error("no recipient");
  const exportKeyFor = (to: string) => {
    const lines = [
      "custodia/export-key@v1",
      `name ${name}`,
      "title Public Information Officer",
      "organisation City of Example",
      `recipient ${to}`,
      `signer ${verifierKey(email, signer.publicKey)}`,
    ];
    return signNote(`${lines.join("\n")}\n`, email, signer);
  };
  return {
    identity,
    hybridIdentity,
    recipient,
    hybridRecipient,
    seed,
    publicKey: signer.publicKey,
    keyId: keyIdOf(email, signer.publicKey).toString("hex"),
    keyName: email,
    exportKey: exportKeyFor(recipient),
    hybridExportKey: exportKeyFor(hybridRecipient),
    signNote: (text) => signNote(text, email, signer),
  };
}

/** As a vault lists the person. */
export function aCustodian(person: Person, more: Partial<VaultCustodian> = {}): VaultCustodian {
  return {
    addedAt: firstDay,
    addedBy: person.keyId,
    comparedHow: null,
    confirmedAt: null,
    exportKey: person.exportKey,
    hybridExportKey: null,
    keyId: person.keyId,
    removed: null,
    revision: 1,
    role: null,
    ...more,
  };
}

/** As a reader knows the person. */
export function known(person: Person, removed = false) {
  return { keyId: person.keyId, keyName: person.keyName, publicKey: person.publicKey, removed };
}

export function fields(n: number, more: Partial<CredentialFields> = {}): CredentialFields {
  return {
    account: null,
    address: `https://social.example/login/${n}`,
    label: `Parks page ${n}`,
    notes: "",
    password: `not-a-real-password-${n}`,
    recoveryCodes: [],
    totp: null,
    username: `parks-${n}@city.example`,
    ...more,
  };
}

/** A change by somebody; its version's id, and by default its time, follow from `n`. */
export function by(person: { readonly keyId: string }, n: number, revision: number, at = moment(n)): Change {
  return { keyId: person.keyId, at, revision, version: uuid(n, 1) };
}

export interface Wishes {
  /** How many credentials; 1 unless said. */
  readonly credentials?: number;
  readonly fields?: (n: number) => Partial<CredentialFields>;
  readonly hybrid?: boolean;
}

/** A vault of these people, the first of whom made it. */
export function aVault(people: readonly [Person, ...Person[]], wishes: Wishes = {}): VaultContent {
  const [maker, ...others] = people;
  const record = (person: Person) =>
    aCustodian(person, {
      addedBy: maker.keyId,
      ...(person === maker ? {} : { comparedHow: "by phone", confirmedAt: firstDay }),
      ...(wishes.hybrid ? { hybridExportKey: person.hybridExportKey } : {}),
    });
  const empty = newContent({
    id: uuid(1),
    name: "Parks",
    department: "Parks and Recreation",
    at: firstDay,
    maker: record(maker),
  });
  const shared = others.reduce((content, person) => custodianAdded(content, record(person)), empty);
  const credentials: Credential[] = Array.from({ length: wishes.credentials ?? 1 }, (_, n) =>
    newCredential(fields(n, wishes.fields?.(n)), by(maker, 1000 + n, 1), uuid(1000 + n, 2)),
  );
  return withCredentials(shared, credentials);
}

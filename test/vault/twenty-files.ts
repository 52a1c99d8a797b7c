import { execFileSync } from "node:child_process";
import type { VaultContent } from "../../main/model/vault.ts";
import type { AgeIdentity } from "../../main/vault/age-file.ts";
import { changed, deleted, resetOf, withResets } from "../../main/vault/credential.ts";
import { credentialOf, withCredentials } from "../../main/vault/credential-list.ts";
import { custodianRemoved } from "../../main/vault/custodian-list.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { openRecovery, openVaultFile, plainOf, sealRecovery, sealVault } from "../../main/vault/vault-file.ts";
import { aPerson, aVault, by, fields, firstDay, moment, type Person, uuid } from "./a-vault.ts";

export interface SampleFile {
  readonly what: string;
  readonly file: Uint8Array;
  /** What opens it. */
  readonly identities: readonly AgeIdentity[];
  /** Opens it, or these bytes in its place. */
  open(bytes: Uint8Array): Promise<unknown>;
}

const chunk = 64 * 1024;
const passphrase = "one two three four five six seven eight";

/** Twenty vault files of different kinds: their bits are flipped and their ends cut off. */
export async function twentyFiles(): Promise<SampleFile[]> {
  const [ada, bo, cy, di, ed] = await Promise.all(
    ["Ada A", "Bo B", "Cy C", "Di D", "Ed E"].map((name) => aPerson(name)),
  );
  if (!ada || !bo || !cy || !di || !ed) throw new Error("five people");
  const one = aVault([ada]);
  const two = aVault([ada, bo]);
  return Promise.all([
    sealed("an empty vault", aVault([ada], { credentials: 0 }), [ada]),
    sealed("one credential", one, [ada]),
    sealed("two custodians", two, [ada, bo]),
    sealed("five custodians", aVault([ada, bo, cy, di, ed]), [ada, bo, cy, di, ed]),
    hybrid("post-quantum, one custodian", [ada]),
    hybrid("post-quantum, two custodians", [ada, bo]),
    sealed("a history", edited(two, bo, 5), [ada, bo]),
    sealed("a tombstone", tombstoned(two, ada), [ada, bo]),
    sealed("a conflict", mergeVaults(edited(two, ada, 1), edited(two, bo, 2), 4).content, [ada, bo]),
    sealed("an open reset", awaitingReset(two, ada), [ada, bo]),
    sealed("a former custodian", gone(two, bo, ada), [ada]),
    sealed(
      "texts beyond ASCII",
      aVault([ada], { fields: () => ({ label: "Größe 🦆 Ω", password: "пароль\u2028\\ud800" }) }),
      [ada],
    ),
    sealed("every field filled", aVault([ada], { fields: filled }), [ada]),
    byCommand("sealed by the age command", two, [ada, bo]),
    recovery("a recovery copy", two, ada),
    ofSize("a chunk less a byte", ada, chunk - 1),
    ofSize("exactly a chunk", ada, chunk),
    ofSize("a chunk and a byte", ada, chunk + 1),
    ofSize("exactly two chunks", ada, 2 * chunk),
    sealed("two hundred credentials", aVault([ada, bo], { credentials: 200 }), [ada, bo]),
  ]);
}

async function sealed(
  what: string,
  content: VaultContent,
  people: readonly [Person, ...Person[]],
): Promise<SampleFile> {
  const [writer] = people;
  const recipients = people.map(({ recipient }) => recipient);
  const { file } = await sealVault(content, { revision: 9, at: firstDay }, writer, recipients);
  return openedBy(what, file, [writer.identity]);
}

function openedBy(what: string, file: Uint8Array, identities: readonly string[]): SampleFile {
  return { what, file, identities, open: (bytes) => openVaultFile(bytes, identities) };
}

async function hybrid(what: string, people: readonly [Person, ...Person[]]): Promise<SampleFile> {
  const [writer] = people;
  const content = aVault(people, { hybrid: true });
  const recipients = people.map(({ hybridRecipient }) => hybridRecipient);
  const { file } = await sealVault(content, { revision: 1, at: firstDay }, writer, recipients);
  return openedBy(what, file, [writer.hybridIdentity]);
}

async function byCommand(what: string, content: VaultContent, people: readonly [Person, ...Person[]]) {
  const ours = await sealed(what, content, people);
  const opened = await openVaultFile(ours.file, [people[0].identity]);
  const to = people.flatMap(({ recipient }) => ["-r", recipient]);
  return openedBy(what, execFileSync("age", to, { input: plainOf(opened) }), [people[0].identity]);
}

async function recovery(what: string, content: VaultContent, writer: Person): Promise<SampleFile> {
  const recipients = content.custodians.map(() => writer.recipient);
  const { file } = await sealVault(
    { ...content, custodians: content.custodians.slice(0, 1) },
    { revision: 1, at: firstDay },
    writer,
    recipients.slice(0, 1),
  );
  const plain = plainOf(await openVaultFile(file, [writer.identity]));
  const copy = await sealRecovery(plain, passphrase, 1);
  return { what, file: copy, identities: [], open: (bytes) => openRecovery(bytes, passphrase) };
}

/** A vault whose JSON has exactly so many bytes. */
export async function ofSize(what: string, person: Person, bytes: number): Promise<SampleFile> {
  const plainBytes = async (notes: number) => {
    const content = aVault([person], { fields: () => ({ notes: "n".repeat(notes) }) });
    const { file } = await sealVault(content, { revision: 1, at: firstDay }, person, [person.recipient]);
    return plainOf(await openVaultFile(file, [person.identity])).length;
  };
  const notes = bytes - (await plainBytes(0));
  if ((await plainBytes(notes)) !== bytes) throw new Error("another size");
  return sealed(what, aVault([person], { fields: () => ({ notes: "n".repeat(notes) }) }), [person]);
}

function filled() {
  return {
    account: uuid(7, 3),
    notes: "First line\nSecond “line”",
    recoveryCodes: ["1111-2222", "3333-4444"],
    totp: "otpauth://totp/Parks?secret=JBSWY3DPEHPK3PXP",
  };
}

function edited(content: VaultContent, person: Person, times: number): VaultContent {
  let now = content;
  for (let n = 1; n <= times; n++) {
    const credential = first(now);
    const change = by(person, 100 * times + n, n + 1);
    now = withCredentials(now, [changed(credential, fields(1000 + n, { password: `${person.keyName} ${n}` }), change)]);
  }
  return now;
}

function tombstoned(content: VaultContent, person: Person): VaultContent {
  return withCredentials(content, [deleted(first(content), by(person, 50, 2), null)]);
}

function awaitingReset(content: VaultContent, person: Person): VaultContent {
  const credential = first(content);
  const reset = resetOf(credential, {
    because: "left the department",
    due: "2026-03-09",
    id: uuid(60, 4),
    openedAt: moment(60),
    openedBy: person.keyId,
    person: "Somebody Else",
  });
  return withCredentials(content, [withResets(credential, [reset])]);
}

function gone(content: VaultContent, who: Person, person: Person): VaultContent {
  return custodianRemoved(content, who.keyId, { at: moment(70), because: "left", by: person.keyId, revision: 2 });
}

function first(content: VaultContent) {
  const credential = credentialOf(content, uuid(1000, 2));
  if (credential === null) throw new Error("no credential");
  return credential;
}

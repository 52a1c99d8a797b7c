/** Pretend custodians: an export key as text, its reading, and how a vault lists its owner. No signature is made or checked here. */
import { AppError } from "../../../main/lib/app-error.ts";
import type { CustodianView, ExportKeyView, IdentityView } from "../../../main/model/vault-view.ts";

export interface PretendPerson {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
  readonly hybrid?: boolean;
}

/** A number that hangs on the text alone (FNV-1a). */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

export function keyIdOf(email: string): string {
  return scramble(email).toString(16).padStart(8, "0");
}

export function fingerprintOf(email: string): string {
  const groups = Array.from({ length: 8 }, (_, n) => String(scramble(`${n}${email}`) % 100_000).padStart(5, "0"));
  return groups.join(" ");
}

/** Looks like FORMATS section 4. */
export function exportKeyText(person: PretendPerson): string {
  const recipient = `age1${"qpzry9x8gf2tvdw0s3jn54khce6mua7l".repeat(2).slice(0, 58)}`;
  const lines = [
    "custodia/export-key@v1",
    `name ${person.name}`,
    `title ${person.title}`,
    `organisation ${person.organisation}`,
    `recipient ${person.hybrid ? recipient.replace("age1", "age1pq1") : recipient}`,
    `signer ${person.email}+${keyIdOf(person.email)}+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs`,
    "",
    `— ${person.email} 8JzGZwhKYS0w35QTFBSJ/ZAmJOWL453fn0o6SyINGJOND6Faog0+3+65zPxjFRImYsFnTWpEBILEC/ceHHj2GhnbOgY=`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Throws EXPORT_KEY_UNREADABLE. */
export function readPretendKey(text: string, me: IdentityView | null): ExportKeyView {
  const value = (name: string) => new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1];
  const email = value("signer")?.split("+")[0];
  if (!text.startsWith("custodia/export-key@v1\n") || email === undefined) throw new AppError("EXPORT_KEY_UNREADABLE");
  return {
    name: value("name") ?? "",
    title: value("title") ?? "",
    organisation: value("organisation") ?? "",
    email,
    keyId: keyIdOf(email),
    fingerprint: fingerprintOf(email),
    hybrid: value("recipient")?.startsWith("age1pq1") ?? false,
    isMe: me?.keyId === keyIdOf(email),
  };
}

export function pretendIdentity(person: PretendPerson, passphrase: boolean): IdentityView {
  const { name, title, organisation, email, hybrid = false } = person;
  return {
    name,
    title,
    organisation,
    email,
    keyId: keyIdOf(email),
    fingerprint: fingerprintOf(email),
    hybrid,
    passphrase,
  };
}

/** A custodian as a vault lists it: added now, compared in person, nothing proved. */
export function pretendCustodian(key: ExportKeyView, at: string, over: Partial<CustodianView> = {}): CustodianView {
  const { name, title, organisation, email, keyId, fingerprint, hybrid, isMe } = key;
  return {
    keyId,
    name,
    title,
    organisation,
    email,
    fingerprint,
    hybrid,
    isMe,
    role: null,
    addedAt: at,
    addedBy: name,
    confirmedAt: at,
    comparedHow: isMe ? null : "in person",
    proof: null,
    removed: null,
    ...over,
  };
}

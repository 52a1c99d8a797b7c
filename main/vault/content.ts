import { isAscii } from "node:buffer";
import { AppError } from "../lib/app-error.ts";
import { canonical } from "../lib/canonical.ts";
import type { Credential, VaultContent, VaultLog } from "../model/vault.ts";
import { credentialIn } from "./credential-shape.ts";
import { damage } from "./damage.ts";
import { type Frame, frameIn } from "./frame.ts";
import { isListText, listText } from "./list-text.ts";

/** A vault's content as JSON (FORMATS section 5), which is JCS (RFC 8785) and nothing else: its hash is what custodians sign. */

/**
 * The JCS of a vault, in pieces to be put together: a text of some megabytes need not be copied first, nor kept in twice the space
 * because people's keys hold characters beyond Latin-1. Only what changed since it was read or last written is written anew.
 * @throws AppError VAULT_DAMAGED {reason} for content that could not be read again
 */
export function contentParts(content: VaultContent): readonly string[] {
  const { credentials, tombstones, ...frame } = content;
  checkLists(content);
  const [before, between, after] = frameTexts(frameIn(frame));
  return [before, ...listText(credentials), between, ...listText(tombstones), after];
}

/** The JCS of a vault. @throws AppError VAULT_DAMAGED {reason} for content that could not be read again */
export function contentText(content: VaultContent): string {
  return contentParts(content).join("");
}

/**
 * Reads exactly what `contentText` writes.
 * @throws AppError VAULT_DAMAGED {reason}, VAULT_FROM_FUTURE {format}
 */
export function parseContent(json: Uint8Array | string): VaultContent {
  const bytes =
    typeof json === "string" ? Buffer.from(json) : Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  const [before, some, between, gone, after] = partsOf(bytes);
  const frame = jsonIn(`${before}[]${between}[]${after}`);
  const content = shapeOf(frame, jsonIn(some), jsonIn(gone));
  // Were a part anything but what would be written, the hash would be of something else than what was read.
  const frames = frameTexts(content);
  const isFrame = [before, between, after].every((part, index) => part === frames[index]);
  const isCanonical = isFrame && isListText(some, content.credentials) && isListText(gone, content.tombstones);
  if (!isCanonical) throw damage("vault: not canonical");
  return content;
}

/** Frame, credentials, frame, tombstones, frame. Where the cuts are is no matter of trust: each part must be what would be written. */
function partsOf(bytes: Buffer): readonly [string, string, string, string, string] {
  // Within a JSON text a quotation mark is escaped: what is sought here can only be a member's name.
  const some = endOf(bytes, '"credentials":', 0);
  const between = endOf(bytes, '],"custodians":', some) - '],"custodians":'.length + 1;
  const gone = endOf(bytes, '"tombstones":', between);
  const after = bytes.lastIndexOf(',"v":');
  if (some < 1 || between <= some || gone <= between || after <= gone) throw unknownShape(bytes);
  return [
    textIn(bytes.subarray(0, some)),
    textIn(bytes.subarray(some, between)),
    textIn(bytes.subarray(between, gone)),
    textIn(bytes.subarray(gone, after)),
    textIn(bytes.subarray(after)),
  ];
}

/** Behind the first place where this stands; -1 when it does not. */
function endOf(bytes: Buffer, text: string, from: number): number {
  const at = from < 0 ? -1 : bytes.indexOf(text, from, "latin1");
  return at === -1 ? -1 : at + text.length;
}

function textIn(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : bytes.toString("utf8");
}

/** A later format may look quite different, but says so. */
function unknownShape(bytes: Buffer): AppError {
  const value = jsonIn(bytes.toString("utf8"));
  return futureOf(value) ?? damage("vault: not canonical");
}

function futureOf(value: unknown): AppError | null {
  const v = typeof value === "object" && value !== null && "v" in value ? value.v : null;
  return typeof v === "number" && v > 1 ? new AppError("VAULT_FROM_FUTURE", { format: v }) : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words would quote what stands there.
    throw damage("vault: no JSON");
  }
}

function shapeOf(value: unknown, some: unknown, gone: unknown): VaultContent {
  const future = futureOf(value);
  if (future !== null) throw future;
  if (typeof value !== "object" || value === null) throw damage("vault: no object");
  const { credentials: _none, tombstones: _either, ...frame } = value as Record<string, unknown>;
  if (!Array.isArray(some) || !Array.isArray(gone)) throw damage("vault: credentials");
  const content = { ...frameIn(frame), credentials: some.map(credentialIn), tombstones: gone.map(credentialIn) };
  checkLists(content);
  return content;
}

function checkLists({ credentials, tombstones }: VaultContent): void {
  if (!isSorted(credentials) || !isSorted(tombstones)) throw damage("vault: order of credentials");
  if (credentials.some(({ deleted }) => deleted)) throw damage("vault: credentials");
  if (tombstones.some(({ deleted }) => !deleted)) throw damage("vault: tombstones");
  const ids = new Set(tombstones.map(({ id }) => id));
  if (ids.size > 0 && credentials.some(({ id }) => ids.has(id))) throw damage("vault: a credential twice");
}

/** By id, none twice. */
function isSorted(credentials: readonly Credential[]): boolean {
  let last = "";
  for (const { id } of credentials) {
    if (id <= last) return false;
    last = id;
  }
  return true;
}

/** What stands before the credentials, between them and the tombstones, and after these. */
function frameTexts(frame: Frame): readonly [string, string, string] {
  const { createdAt, createdBy, custodians, department, formerCustodians, id, logs, name, namedIn, v } = frame;
  const people = (list: Frame["custodians"]) =>
    canonical(list.map((one) => ({ ...one, removed: copyOf(one.removed) })));
  const before = `{"createdAt":${canonical(createdAt)},"createdBy":${canonical(createdBy)},"credentials":`;
  const middle = { custodians: people(custodians), formerCustodians: people(formerCustodians) };
  const between = [
    `,"custodians":${middle.custodians}`,
    `"department":${canonical(department)}`,
    `"formerCustodians":${middle.formerCustodians}`,
    `"id":${canonical(id)}`,
    ...(logs === undefined ? [] : [`"logs":${canonical(logs.map(logJson))}`]),
    `"name":${canonical(name)}`,
    `"namedIn":${canonical({ ...namedIn })}`,
    '"tombstones":',
  ];
  return [before, between.join(","), `,"v":${v}}`];
}

/** An interface has no index signature that would say that it is JSON. */
function logJson({ checkpoint, origin, proofs, vkey }: VaultLog) {
  return { checkpoint, origin, proofs: proofs.map((proof) => ({ ...proof })), vkey };
}

function copyOf(removed: Frame["custodians"][number]["removed"]) {
  return removed === null ? null : { ...removed };
}

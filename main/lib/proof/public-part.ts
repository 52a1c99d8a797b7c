import { type EntryKind, entryKinds } from "../../model/entry.ts";

/** The public part of an entry: the Merkle leaf (FORMATS section 1). */
export interface PublicPart {
  /** Digests of the disclosures, in ASCII order. */
  readonly digests: readonly string[];
  readonly at: string;
  readonly case: string | null;
  readonly id: string;
  readonly kind: EntryKind;
  readonly policy: string;
  readonly seq: number;
}

/** `<pack id>@<pack version>`: letters of any script, no character that JSON would escape. */
export const policyPattern = /^[^\s"\\\p{C}@]+@[^\s"\\\p{C}@]+$/u;
export const casePattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** JCS of the public part: the members stand in their fixed order and hold nothing that JSON escapes. */
export function publicText(part: PublicPart): string {
  const digests = part.digests.length === 0 ? "" : `"${part.digests.join('","')}"`;
  const ofCase = part.case === null ? "null" : `"${part.case}"`;
  return `{"_sd":[${digests}],"_sd_alg":"sha-256","at":"${part.at}","case":${ofCase},"id":"${part.id}","kind":"${part.kind}","policy":"${part.policy}","seq":${part.seq},"v":1}`;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
/** From the beginning to the digests' closing bracket, and from there to the end: together exactly what `publicText` writes. */
const head = /^\{"_sd":\[((?:"[A-Za-z0-9_-]{43}",)*"[A-Za-z0-9_-]{43}"|)\]/;
const tail = new RegExp(
  `,"_sd_alg":"sha-256","at":"(${time})","case":(null|"${uuid}"),"id":"(${uuid})","kind":"([a-z]+\\.[a-z]+)","policy":"([^"]+)","seq":(0|[1-9]\\d{0,15}),"v":1\\}$`,
  "y",
);
const kinds: ReadonlySet<string> = new Set(entryKinds);

function isKind(kind: string): kind is EntryKind {
  return kinds.has(kind);
}

/** The digests as they stand in the text, quoted and joined by commas; what `_sd` holds between its brackets. */
export interface ParsedPublicPart extends Omit<PublicPart, "digests"> {
  readonly quotedDigests: string;
}

/** null when the text is not, byte for byte, a public part of version 1. The order of the digests is left to the caller. */
export function parsePublicText(text: string): ParsedPublicPart | null {
  const quotedDigests = head.exec(text)?.[1];
  return quotedDigests === undefined ? null : parseTail(text, quotedDigests);
}

/**
 * The same for a caller that has computed the digests: compares instead of matching, which is most of the text.
 * @param digests in ASCII order
 * @returns null also when the text holds others
 */
export function parsePublicTextOf(text: string, digests: readonly string[]): ParsedPublicPart | null {
  if (!text.startsWith('{"_sd":[')) return null;
  let at = beforeDigests;
  for (let place = 0; place < digests.length; place += 1) {
    if (place > 0 && text.charCodeAt(at++) !== comma) return null;
    if (text.charCodeAt(at) !== quote || text.charCodeAt(at + 1 + digestLength) !== quote) return null;
    if (!text.startsWith(digests[place] ?? "", at + 1)) return null;
    at += digestLength + 2;
  }
  return text.charCodeAt(at) === bracket ? parseTail(text, text.slice(beforeDigests, at)) : null;
}

const [comma, quote, bracket] = [0x2c, 0x22, 0x5d];
/** base64url of a SHA-256 */
const digestLength = 43;
const beforeDigests = '{"_sd":['.length;
/** Nearly always the same as the time before. */
let knownPolicy = "";

function parseTail(text: string, quotedDigests: string): ParsedPublicPart | null {
  tail.lastIndex = beforeDigests + quotedDigests.length + 1;
  const found = tail.exec(text);
  if (found === null) return null;
  const [, at = "", ofCase = "", id = "", kind = "", policy = "", seq = ""] = found;
  if (!isKind(kind) || !(policy === knownPolicy || policyPattern.test(policy))) return null;
  knownPolicy = policy;
  return {
    quotedDigests,
    at,
    case: ofCase === "null" ? null : ofCase.slice(1, -1),
    id,
    kind,
    policy,
    seq: Number(seq),
  };
}

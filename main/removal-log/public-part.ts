import { type EntryKind, entryKinds } from "../model/entry.ts";

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
const name = '[^\\s"\\\\\\p{C}@]+';
/** Matches exactly what `publicText` writes. Everything after the digests is short, so that the match costs little. */
const form = new RegExp(
  `^\\{"_sd":\\[((?:"[A-Za-z0-9_-]{43}",)*"[A-Za-z0-9_-]{43}"|)\\],"_sd_alg":"sha-256","at":"(${time})","case":(null|"${uuid}"),"id":"(${uuid})","kind":"([a-z]+\\.[a-z]+)","policy":"(${name}@${name})","seq":(0|[1-9]\\d{0,15}),"v":1\\}$`,
  "u",
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
  const found = form.exec(text);
  if (found === null) return null;
  const [, quotedDigests = "", at = "", ofCase = "", id = "", kind = "", policy = "", seq = ""] = found;
  if (!isKind(kind)) return null;
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

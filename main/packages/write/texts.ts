import type { BagMeta } from "../source.ts";

/** The texts of a bag that no report makes, each exact to the byte. */

/** RFC 8493 section 2.1.1 */
export const bagDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** Version of the package's format (FORMATS section 3). */
const format = "1";

/** RFC 8493 section 2.2.2. @param payload bytes and files of `data/` */
export function bagInfo(
  meta: BagMeta,
  bag: { readonly origin: string; readonly first: number; readonly last: number },
  payload: { readonly bytes: number; readonly files: number },
): string {
  const lines: readonly (readonly [string, string])[] = [
    ["Source-Organization", meta.organisation],
    ["Contact-Name", meta.contactName],
    ["Contact-Email", meta.contactEmail],
    ["Bagging-Date", meta.date],
    ["Payload-Oxum", `${payload.bytes}.${payload.files}`],
    ["External-Identifier", bag.origin],
    ["Bag-Group-Identifier", `${bag.first}-${bag.last}`],
    ["Bag-Software-Agent", meta.software],
    ["Custodia-Format", format],
  ];
  return lines.map(([label, value]) => `${label}: ${value}\n`).join("");
}

/**
 * As bag-info.txt can hold it: a value must not begin another line, nor end its own with white space. The report is made from the same, so
 * that a reader of the bag makes it again to the byte.
 */
export function tidyMeta(meta: BagMeta): BagMeta {
  const { organisation, contactName, contactEmail, software } = meta;
  return {
    ...meta,
    organisation: oneLine(organisation),
    contactName: oneLine(contactName),
    contactEmail: oneLine(contactEmail),
    software: oneLine(software),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** Hashes in base64, a line each. */
function hashLines(proof: readonly Uint8Array[]): string {
  return proof.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
}

/** That the log goes on from an earlier checkpoint. @param old.root base64 */
export function consistencyText(
  old: { readonly size: number; readonly root: string },
  proof: readonly Uint8Array[],
  checkpoint: string,
): string {
  return `custodia/consistency@v1\nold ${old.size} ${old.root}\n${hashLines(proof)}\n${checkpoint}`;
}

/** C2SP tlog-proof, without `extra`. */
export function proofText(seq: number, proof: readonly Uint8Array[], checkpoint: string): string {
  return `c2sp.org/tlog-proof@v1\nindex ${seq}\n${hashLines(proof)}\n${checkpoint}`;
}

/** A line of a manifest, as `sha256sum` writes and reads it. RFC 8493 section 2.1.3: what would break the line is percent-encoded. */
export function manifestLine(sha256: Buffer, path: string): string {
  return `${sha256.toString("hex")}  ${path.replace(/[%\r\n]/g, encodeURIComponent)}\n`;
}

import { AppError } from "../lib/app-error.ts";
import { parseTime } from "../model/time.ts";
import type { VaultStatement } from "../model/vault.ts";

/** The text of `custodia/vault@v1`, which a custodian signs (FORMATS section 5). */

const form =
  /^custodia\/vault@v1\nvault ([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\nrevision ([1-9][0-9]{0,15})\nat ([^\n]+)\ncustodians ([0-9a-f]{8}(?:,[0-9a-f]{8})*)\ncontent sha256:([0-9a-f]{64})\n$/;
const later = /^custodia\/vault@v([1-9][0-9]{0,5})\n/;

/** Six lines, each ended by a line feed; what a note is signed over. */
export function writeStatement({ vault, revision, at, custodians, content }: VaultStatement): string {
  const lines = [
    "custodia/vault@v1",
    `vault ${vault}`,
    `revision ${revision}`,
    `at ${at}`,
    `custodians ${custodians.join(",")}`,
    `content sha256:${content}`,
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * null when the text is no statement, or is not written exactly as `writeStatement` would.
 * @throws AppError VAULT_FROM_FUTURE {format} for a statement of a later format
 */
export function parseStatement(text: string): VaultStatement | null {
  const format = Number(later.exec(text)?.[1] ?? 1);
  if (format > 1) throw new AppError("VAULT_FROM_FUTURE", { format });
  const found = form.exec(text);
  if (found === null) return null;
  const [, vault = "", revision = "", at = "", list = "", content = ""] = found;
  const custodians = list.split(",");
  if (parseTime(at) === null || !Number.isSafeInteger(Number(revision))) return null;
  // Sorted, none twice.
  if (custodians.some((keyId, index) => index > 0 && keyId <= (custodians[index - 1] ?? ""))) return null;
  return { vault, revision: Number(revision), at, custodians, content };
}

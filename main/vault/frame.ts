import * as z from "zod";
import type { VaultContent } from "../model/vault.ts";
import { damage } from "./damage.ts";
import { longestLine, longestNote } from "./limits.ts";
import { isKeyId, isRevision, isTime, isUuid } from "./scalar.ts";
import { compareTexts } from "./version.ts";

/** A vault without its credentials: name, department, people. */
export type Frame = Omit<VaultContent, "credentials" | "tombstones">;

const line = z.string().max(longestLine).refine(isWellFormed);
const note = z.string().max(longestNote).refine(isWellFormed);
const time = z.string().refine(isTime);
const keyId = z.string().refine(isKeyId);
const revision = z.number().refine(isRevision);

const removed = z.strictObject({ at: time, because: line, by: keyId, revision });
const custodian = z.strictObject({
  addedAt: time,
  addedBy: keyId,
  comparedHow: line.nullable(),
  confirmedAt: time.nullable(),
  exportKey: note,
  hybridExportKey: note.nullable(),
  keyId,
  removed: removed.nullable(),
  revision,
  role: line.nullable(),
});
const frame = z.strictObject({
  createdAt: time,
  createdBy: keyId,
  custodians: z.array(custodian).min(1).max(10_000),
  department: line,
  formerCustodians: z.array(custodian).max(10_000),
  id: z.string().refine(isUuid),
  name: line,
  namedIn: z.strictObject({ at: time, revision }),
  v: z.literal(1),
});

/** @throws AppError VAULT_DAMAGED {reason} naming the member that is wrong */
export function frameIn(value: unknown): Frame {
  const read = frame.safeParse(value);
  if (!read.success) throw damage(`vault: ${read.error.issues[0]?.path.join(".") ?? ""}`);
  const { custodians, formerCustodians } = read.data;
  if (custodians.some((one) => one.removed !== null)) throw damage("vault: custodians");
  if (formerCustodians.some((one) => one.removed === null)) throw damage("vault: formerCustodians");
  const ids = [custodians, formerCustodians].map((list) => list.map((one) => one.keyId));
  if (ids.some((list) => list.some((id, index) => index > 0 && compareTexts(list[index - 1] ?? "", id) >= 0))) {
    throw damage("vault: order of custodians");
  }
  if (new Set(ids.flat()).size !== ids.flat().length) throw damage("vault: a custodian twice");
  return read.data;
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

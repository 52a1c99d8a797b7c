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
const base64 = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9+/]{43}=$/);
const size = z.int().nonnegative();
const log = z.strictObject({
  checkpoint: note,
  origin: line,
  proofs: z.array(z.strictObject({ path: z.array(base64).max(128), root: base64, size })).max(100),
  vkey: line,
});
const frame = z.strictObject({
  createdAt: time,
  createdBy: keyId,
  custodians: z.array(custodian).min(1).max(10_000),
  department: line,
  formerCustodians: z.array(custodian).max(10_000),
  id: z.string().refine(isUuid),
  logs: z.array(log).min(1).max(1_000).optional(),
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
  const { logs = [] } = read.data;
  if (logs.some((one, index) => index > 0 && compareTexts(logs[index - 1]?.origin ?? "", one.origin) >= 0)) {
    throw damage("vault: order of logs");
  }
  if (new Set(ids.flat()).size !== ids.flat().length) throw damage("vault: a custodian twice");
  return read.data;
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

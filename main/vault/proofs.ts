import type { Database } from "../database/index.ts";
import type { Time } from "../model/entry.ts";
import type { Credential } from "../model/vault.ts";
import { putProof, readProofs } from "./queries.ts";

/** What custodians have shown that they can open. [A-6.h.i] */

/** The highest revision that a custodian has proved, and when she last did. */
export interface Proved {
  readonly revision: number;
  readonly at: Time;
}

/** By key id. Only proofs of contents that were seen here count. */
export function provedBy(database: Database, vault: string): ReadonlyMap<string, Proved> {
  const proved = new Map<string, Proved>();
  // In the order of revisions and times: the last one is the highest.
  for (const { keyId, revision, at } of readProofs(database, vault)) proved.set(keyId, { revision, at });
  return proved;
}

/** Key ids of the custodians in office who have proved that they can open the credential as it is now. */
export function openers(
  credential: Credential,
  inOffice: readonly { readonly keyId: string }[],
  proved: ReadonlyMap<string, Proved>,
): string[] {
  const isProved = (keyId: string) => (proved.get(keyId)?.revision ?? 0) >= credential.sealedIn;
  return inOffice.map(({ keyId }) => keyId).filter(isProved);
}

/** Keeps a proof. No later than now: another workstation's clock must not date a drill ahead. */
export function keepProof(
  database: Database,
  proof: { vault: string; keyId: string; revision: number; content: string; at: Time },
  now: Time,
): void {
  putProof(database, { ...proof, at: proof.at < now ? proof.at : now });
}

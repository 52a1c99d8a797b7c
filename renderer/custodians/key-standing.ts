import type { CustodianView, ExportKeyView, VaultSummary } from "../../main/model/vault-view.ts";
import { inOffice } from "./custody-words.ts";

/**
 * What an export key is to a vault. me: one’s own. there: its custodian is one already. twin: the post-quantum key of a custodian.
 * lone-twin: a post-quantum key whose ordinary one is not there. again: another key of somebody who is a custodian, such as from a
 * new computer. new: anybody else.
 */
export type KeyStanding =
  | { readonly is: "new" | "me" | "lone-twin" }
  | { readonly is: "there" | "twin" | "again"; readonly custodian: CustodianView };

export function standingOf(
  key: Pick<ExportKeyView, "keyId" | "email" | "hybrid" | "isMe">,
  summary: Pick<VaultSummary, "custodians">,
): KeyStanding {
  if (key.isMe) return { is: "me" };
  const custodians = inOffice(summary);
  const custodian = custodians.find(({ keyId }) => keyId === key.keyId);
  if (custodian !== undefined) return { is: key.hybrid && !custodian.hybrid ? "twin" : "there", custodian };
  if (key.hybrid) return { is: "lone-twin" };
  const other = custodians.find(({ email }) => email === key.email);
  return other === undefined ? { is: "new" } : { is: "again", custodian: other };
}

/** Does this look like a whole export key, from its first line to its signature? */
export function isWholeKey(text: string): boolean {
  return /^\s*custodia\/export-key@v\d/.test(text) && /\n— \S+ \S+\s*$/.test(text);
}

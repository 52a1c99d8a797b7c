import type { CredentialRow } from "../../main/model/vault-view.ts";

/** The rows whose label, user name or address holds these words. */
export function rowsWith(rows: readonly CredentialRow[], words: string): readonly CredentialRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter((row) => `${row.label} ${row.username} ${row.address ?? ""}`.toLowerCase().includes(wanted));
}

import type { VaultSummary } from "../../main/model/vault-view.ts";
import { useVault } from "../stores/vault.ts";

/** A vault as it is known while it is locked, too; null: there is none of this id. */
export function useSummary(vault: string): VaultSummary | null {
  return useVault(({ desk }) => desk?.vaults.find(({ id }) => id === vault) ?? null);
}

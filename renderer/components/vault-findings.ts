import { KeyRound, LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useEffect, useMemo } from "react";
import type { Account } from "../../main/model/account.ts";
import type { VaultSummary, VaultView } from "../../main/model/vault-view.ts";
import { go } from "../stores/place.ts";
import { loadEveryVault, lockVaults, useVault } from "../stores/vault.ts";
import { filtered, type SearchTexts, searchTexts } from "../vault/filter.ts";
import type { Finding } from "./use-findings.ts";

function vaultFinding(vault: VaultSummary): Finding {
  return {
    id: vault.id,
    group: "Vaults",
    label: vault.name,
    more: vault.department,
    icon: LockKeyhole,
    run: () => go({ screen: "vault", vault: vault.id }),
  };
}

function vaultCommands(vault: VaultSummary): readonly Finding[] {
  return [
    {
      id: "new-credential",
      group: "Commands",
      label: "New credential",
      more: `In “${vault.name}”`,
      icon: KeyRound,
      run: () => go({ screen: "vault", vault: vault.id, doing: "add" }),
    },
    {
      id: "lock",
      group: "Commands",
      label: "Lock the vaults",
      more: "Ctrl L",
      icon: LockKeyhole,
      run: () => {
        lockVaults().catch(() => {
          // The strip at the foot of the window still says that they are open, and has the button.
        });
      },
    },
  ];
}

const unlockCommand: Finding = {
  id: "unlock",
  group: "Commands",
  label: "Unlock the vaults",
  more: "To find passwords, too",
  icon: LockKeyholeOpen,
  run: () => go({ screen: "vault" }),
};

const mostCredentials = 8;

interface Searched {
  readonly view: VaultView;
  readonly texts: SearchTexts;
}

/** Entries of every vault that fit; only while they are open, and only to go there: nothing is shown or copied from here. */
function credentialFindings(searched: readonly Searched[], query: string): Finding[] {
  if (query === "") return [];
  return searched
    .flatMap(({ view: { summary, credentials }, texts }) =>
      filtered(credentials, texts, query, null)
        .slice(0, mostCredentials)
        .map(
          (row): Finding => ({
            id: row.id,
            group: "Passwords",
            label: row.label,
            more: [row.username, summary.name].filter(Boolean).join(" · "),
            icon: KeyRound,
            run: () => go({ screen: "vault", vault: summary.id, credential: row.id }),
          }),
        ),
    )
    .slice(0, mostCredentials);
}

/** What the vaults have to offer for these words. */
export function useVaultFindings(query: string, accounts: readonly Account[]) {
  const desk = useVault((store) => store.desk);
  const views = useVault((store) => store.views);
  const shown = useVault((store) => store.shown);
  const isOpen = desk?.lock === "open";
  useEffect(() => {
    if (isOpen) loadEveryVault();
  }, [isOpen]);
  const searched = useMemo(
    () => Object.values(views).map((view) => ({ view, texts: searchTexts(view.credentials, accounts) })),
    [views, accounts],
  );
  const found = useMemo(() => credentialFindings(searched, query), [searched, query]);
  const vaults = desk?.vaults ?? [];
  const present = vaults.find((one) => one.id === shown) ?? vaults[0];
  const forOpen = present === undefined ? [] : vaultCommands(present);
  return {
    found,
    vaults: vaults.map(vaultFinding),
    commands: isOpen ? forOpen : vaults.length > 0 ? [unlockCommand] : [],
  };
}

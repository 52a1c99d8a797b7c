import { FileSearch, FolderOpen, type LucideIcon, Plus, ShieldCheck, Users } from "lucide-react";
import { useEffect, useState } from "react";
import type { Account } from "../../main/model/account.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import { ask } from "../bridge.ts";
import { rail } from "../screens/index.tsx";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { filterLog, lookFor, noFilters } from "../stores/log.ts";
import { go } from "../stores/place.ts";
import { verifyNow } from "../stores/verification.ts";
import { caseTitle, outcomeOf } from "../words.ts";
import { useVaultFindings } from "./vault-findings.ts";

export interface Finding {
  readonly id: string;
  readonly group: "Commands" | "Passwords" | "Vaults" | "Accounts" | "Cases";
  readonly label: string;
  readonly more: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

const commands: readonly Finding[] = [
  {
    id: "start",
    group: "Commands",
    label: "Start a case",
    more: "Ctrl N",
    icon: Plus,
    run: () => go({ screen: "remove" }),
  },
  ...rail.map(
    (item): Finding => ({
      id: `go-${item.place.screen}`,
      group: "Commands",
      label: item.label,
      more: "Go there",
      icon: item.icon,
      run: () => go(item.place),
    }),
  ),
  {
    id: "open-package",
    group: "Commands",
    label: "Open a package",
    more: "From any workstation",
    icon: FolderOpen,
    run: () => go({ screen: "package" }),
  },
  {
    id: "verify",
    group: "Commands",
    label: "Verify the log now",
    more: "Checks that nothing was changed",
    icon: ShieldCheck,
    run: () => {
      go({ screen: "log" });
      void verifyNow();
    },
  },
];

function accountFinding(account: Account): Finding {
  return {
    id: account.id,
    group: "Accounts",
    label: account.name,
    more: `${account.platform} · ${account.handle}`,
    icon: Users,
    run: () => {
      filterLog({ ...noFilters, account: account.id });
      lookFor("");
      go({ screen: "log" });
    },
  };
}

function caseFinding(summary: CaseSummary): Finding {
  const place = summary.closed ? ("record" as const) : ("case" as const);
  return {
    id: summary.id,
    group: "Cases",
    label: caseTitle(summary),
    more: `${outcomeOf(summary).words} · ${summary.excerpt.slice(0, 80)}`,
    icon: FileSearch,
    run: () => go({ screen: place, id: summary.id }),
  };
}

const none: readonly Account[] = [];
const pause = 120;
const mostCases = 8;

/** Cases that match, once the person stops typing; the newest ones when nothing is typed. */
function useCaseFindings(query: string): readonly CaseSummary[] {
  const [cases, setCases] = useState<readonly CaseSummary[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const page = await ask("log.search", { query, filters: noFilters, after: null, limit: mostCases });
      if (!gone) setCases(page.cases);
    };
    const timer = setTimeout(() => {
      look().catch(() => {
        // A search that is refused (nothing but signs, say) finds nothing.
        if (!gone) setCases([]);
      });
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [query]);
  return cases;
}

/** What the palette offers for these words. */
export function useFindings(query: string): readonly Finding[] {
  const accounts = useAccounts((store) => store.accounts) ?? none;
  const cases = useCaseFindings(query.trim());
  const inVaults = useVaultFindings(query.trim(), accounts);
  useEffect(() => {
    loadAccounts().catch(() => {
      // Accounts are offered when they can be read; the accounts screen says why they can't.
    });
  }, []);
  const words = query.trim().toLowerCase();
  const fits = (finding: Finding) => `${finding.label} ${finding.more}`.toLowerCase().includes(words);
  const found = accounts.map(accountFinding).filter(fits);
  return [
    ...[...commands, ...inVaults.commands].filter(fits),
    ...inVaults.found,
    ...(words === "" ? [] : inVaults.vaults.filter(fits)),
    ...(words === "" ? found.slice(0, 4) : found.slice(0, 6)),
    ...cases.map(caseFinding),
  ];
}

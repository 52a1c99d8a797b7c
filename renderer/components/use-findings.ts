import {
  AtSign,
  FileSearch,
  FolderOpen,
  type LucideIcon,
  MonitorCheck,
  Plus,
  ShieldCheck,
  UserRound,
} from "lucide-react";
import { useEffect, useState } from "react";
import type { Account } from "../../main/model/account.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { PersonRow } from "../../main/model/register-view.ts";
import { ask } from "../bridge.ts";
import { rail } from "../screens/index.tsx";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { checkDevice } from "../stores/device.ts";
import { noFilters } from "../stores/log.ts";
import { go } from "../stores/place.ts";
import { loadRegister, useRegisterStore } from "../stores/register.ts";
import { verifyNow } from "../stores/verification.ts";
import { caseTitle, outcomeOf } from "../words.ts";
import { useVaultFindings } from "./vault-findings.ts";

export interface Finding {
  readonly id: string;
  readonly group: "Commands" | "Passwords" | "Vaults" | "Accounts" | "People" | "Cases";
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
  {
    id: "check-device",
    group: "Commands",
    label: "Check this computer",
    more: "Is it fit to log in from?",
    icon: MonitorCheck,
    run: () => {
      go({ screen: "device" });
      void checkDevice();
    },
  },
];

function accountFinding(account: Account): Finding {
  return {
    id: account.id,
    group: "Accounts",
    label: account.name,
    more: `${account.platform} · ${account.handle}`,
    icon: AtSign,
    run: () => go({ screen: "account", id: account.id }),
  };
}

function personFinding({ id, name, title, department, left }: PersonRow): Finding {
  const more = [title, department, left === null ? "" : "has left"].filter((part) => part !== "").join(" · ");
  return { id, group: "People", label: name, more, icon: UserRound, run: () => go({ screen: "person", id }) };
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
const nobody: readonly PersonRow[] = [];
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

/** So many of a kind at most. */
const most = 6;

/** Thousands of people may fit a letter: no more are worded than are shown. */
function firstOf<T>(
  all: readonly T[],
  finding: (one: T) => Finding,
  fits: (finding: Finding) => boolean,
  limit: number,
): readonly Finding[] {
  return all.values().map(finding).filter(fits).take(limit).toArray();
}

/** What the palette offers for these words. */
export function useFindings(query: string): readonly Finding[] {
  const accounts = useAccounts((store) => store.accounts) ?? none;
  const people = useRegisterStore((store) => store.desk?.people) ?? nobody;
  const cases = useCaseFindings(query.trim());
  const inVaults = useVaultFindings(query.trim(), accounts);
  useEffect(() => {
    Promise.all([loadAccounts(), loadRegister()]).catch(() => {
      // Accounts and people are offered when they can be read; their screens say why they can't.
    });
  }, []);
  const words = query.trim().toLowerCase();
  const fits = (finding: Finding) => `${finding.label} ${finding.more}`.toLowerCase().includes(words);
  const found = firstOf(accounts, accountFinding, fits, words === "" ? 4 : most);
  // Nobody is looked for before something is typed: people are many.
  const persons = words === "" ? [] : firstOf(people, personFinding, fits, most);
  return [
    ...[...commands, ...inVaults.commands].filter(fits),
    ...inVaults.found,
    ...(words === "" ? [] : inVaults.vaults.filter(fits)),
    ...found,
    ...persons,
    ...cases.map(caseFinding),
  ];
}

import { useEffect, useMemo, useState } from "react";
import {
  type AccountFacets,
  accountFacets,
  listLines,
  sortedAccounts,
} from "../../main/model/register/account-list.ts";
import type { AccountRow } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { counted } from "../format.ts";
import { useAccountsInNeed } from "../stores/duties.ts";
import { go } from "../stores/place.ts";
import { AccountBar } from "./account-bar.tsx";
import {
  type AccountFilters,
  type AccountTexts,
  accountTexts,
  filteredAccounts,
  isNarrowed,
  noAccountFilters,
} from "./account-filter.ts";
import { AccountList } from "./account-list.tsx";

/** What is there sooner needs no word. In milliseconds. */
const noticed = 400;

function Waiting() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), noticed);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="found">
      {isLate && "Reading the register…"}
    </p>
  );
}

/** Nothing is searched for: thousands of texts need not be made. */
const noTexts: AccountTexts = new Map();

interface FoundProps {
  /** All of them, in the order of the list. */
  readonly sorted: readonly AccountRow[];
  readonly facets: AccountFacets;
  /** false: `sorted` is only what the list begins with. */
  readonly isWhole: boolean;
  readonly found: readonly AccountRow[];
  readonly wantsCoordinator: boolean;
  readonly onAll: () => void;
}

function Found({ sorted, facets, isWhole, found, wantsCoordinator, onAll }: FoundProps) {
  const lines = useMemo(() => listLines(found, isWhole ? [] : facets.departments), [found, isWhole, facets]);
  return (
    <>
      <p role="status" className={found === sorted ? "unseen" : "found"}>
        {isWhole && `${counted(found.length, "account matches", "accounts match")}.`}
      </p>
      {found.length === 0 ? (
        <div className="nothing">
          <h2>No account matches</h2>
          <p>Try fewer words, or take a filter away.</p>
          <Button onPress={onAll}>Show every account</Button>
        </div>
      ) : (
        <AccountList
          lines={lines}
          isWhole={isWhole}
          wantsCoordinator={wantsCoordinator}
          onOpen={(id) => go({ screen: "account", id })}
          onDepartment={(name) => go({ screen: "department", name })}
        />
      )}
    </>
  );
}

interface ListProps {
  /** All accounts; where `isWhole` is false, those with which the list begins. */
  readonly accounts: readonly AccountRow[];
  readonly facets: AccountFacets;
  readonly isWhole: boolean;
  /** Does the policy want one named? */
  readonly wantsCoordinator: boolean;
  readonly filters: AccountFilters;
  readonly onFilter: (filters: AccountFilters) => void;
}

/** The list of accounts with its filters. What it begins with is shown as it is; a search waits for all accounts. */
export function FilteredList({ accounts, facets, isWhole, wantsCoordinator, filters, onFilter }: ListProps) {
  const sorted = useMemo(() => (isWhole ? sortedAccounts(accounts) : accounts), [accounts, isWhole]);
  const isSearching = isWhole && filters.query.trim() !== "";
  const texts = useMemo(() => (isSearching ? accountTexts(sorted) : noTexts), [sorted, isSearching]);
  const inNeed = useAccountsInNeed(filters.needs, filters.department);
  const found = useMemo(
    () => filteredAccounts(sorted, texts, filters, inNeed ?? undefined),
    [sorted, texts, filters, inNeed],
  );
  // Until all is read nothing is said to match or not to.
  const isWaiting = (!isWhole && isNarrowed(filters)) || (filters.needs !== null && inNeed === null);
  return (
    <>
      <AccountBar filters={filters} facets={facets} found={isWaiting ? null : found.length} onChange={onFilter} />
      {isWaiting ? (
        <Waiting />
      ) : (
        <Found {...{ sorted, facets, isWhole, found, wantsCoordinator }} onAll={() => onFilter(noAccountFilters)} />
      )}
    </>
  );
}

/** Counted where all accounts are there, and sent along where they are not. */
export function useFacets(
  accounts: readonly AccountRow[] | undefined,
  sent: AccountFacets | undefined,
): AccountFacets | null {
  return useMemo(() => (accounts === undefined ? (sent ?? null) : accountFacets(accounts)), [accounts, sent]);
}

import { CircleAlert, Search, X } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import type { Urgency } from "../../main/model/duty.ts";
import type { AccountFacets } from "../../main/model/register/account-list.ts";
import { Button, IconButton } from "../components/button.tsx";
import { FilterSelect } from "../components/filter-select.tsx";
import { heapTitle } from "../duty-heaps.ts";
import { count } from "../format.ts";
import type { AccountNeed } from "../stores/place.ts";
import { type AccountFilters, isNarrowed, noAccountFilters } from "./account-filter.ts";
import { standingWords } from "./account-words.ts";

interface BarProps {
  readonly filters: AccountFilters;
  readonly facets: AccountFacets;
  /** How many accounts match; null: not known yet. */
  readonly found: number | null;
  readonly onChange: (filters: AccountFilters) => void;
}

const needWords: Record<Urgency, string> = { overdue: "Overdue", now: "Now", soon: "Soon", advice: "Worth doing" };

function SearchBox({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  return (
    <search className="search">
      <Search size={16} aria-hidden="true" />
      <input
        type="search"
        className="field"
        aria-label="Search accounts"
        placeholder="Search name, handle, address, coordinator"
        value={query}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onChange("")}
      />
      {query !== "" && <IconButton icon={X} label="Clear the search" onPress={() => onChange("")} />}
    </search>
  );
}

/** What a line of Today counted, until somebody takes it away. */
function NeedToggle({ needs, found, onOff }: { needs: AccountNeed; found: number; onOff: () => void }) {
  const words = heapTitle(needs.kind, found);
  return (
    <ToggleButton
      className="btn filter needs on"
      isSelected
      onChange={onOff}
      aria-label={`${needWords[needs.urgency]}: ${words}`}
    >
      {words}
      <X size={15} aria-hidden="true" />
    </ToggleButton>
  );
}

/** Looks for an account and narrows the list down. */
export function AccountBar({ filters, facets, found, onChange }: BarProps) {
  const change = (part: Partial<AccountFilters>) => onChange({ ...filters, ...part });
  const { query, department, standing, pressing, needs } = filters;
  return (
    <div className="log-bar">
      <SearchBox query={query} onChange={(next) => change({ query: next })} />
      <FilterSelect
        label="Department"
        value={department}
        options={facets.departments.map(({ name }) => ({ id: name, label: name }))}
        onChange={(next) => change({ department: next })}
      />
      <FilterSelect
        label="How it stands"
        value={standing}
        options={facets.standings.map((one) => ({
          id: one.standing,
          label: `${standingWords[one.standing]} (${count(one.accounts)})`,
        }))}
        onChange={(next) =>
          change({ standing: facets.standings.find((one) => one.standing === next)?.standing ?? null })
        }
      />
      <ToggleButton
        className={pressing ? "btn filter needs on" : "btn filter needs"}
        isSelected={pressing}
        onChange={(next) => change({ pressing: next })}
      >
        <CircleAlert size={15} aria-hidden="true" />
        Needs something{facets.pressing > 0 && ` (${count(facets.pressing)})`}
      </ToggleButton>
      {needs !== null && found !== null && (
        <NeedToggle needs={needs} found={found} onOff={() => change({ needs: null })} />
      )}
      {isNarrowed(filters) && (
        <Button look="quiet" icon={X} onPress={() => onChange(noAccountFilters)}>
          Clear
        </Button>
      )}
    </div>
  );
}

import { CircleAlert, Search, X } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import type { Urgency } from "../../main/model/duty.ts";
import { Button, IconButton } from "../components/button.tsx";
import { FilterSelect } from "../components/filter-select.tsx";
import { heapTitle } from "../duty-heaps.ts";
import { count } from "../format.ts";
import { type AccountFacets, type AccountFilters, isNarrowed, noAccountFilters } from "./account-filter.ts";
import { standingWords } from "./account-words.ts";

interface BarProps {
  readonly filters: AccountFilters;
  readonly facets: AccountFacets;
  /** How many accounts match. */
  readonly found: number;
  readonly onChange: (filters: AccountFilters) => void;
}

const needWords: Record<Urgency, string> = { overdue: "Overdue", now: "Now", soon: "Soon", advice: "Worth doing" };

/** Looks for an account and narrows the list down. */
export function AccountBar({ filters, facets, found, onChange }: BarProps) {
  const change = (part: Partial<AccountFilters>) => onChange({ ...filters, ...part });
  const { query, department, standing, pressing, needs } = filters;
  return (
    <div className="log-bar">
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
          onChange={(event) => change({ query: event.currentTarget.value })}
          onKeyDown={(event) => event.key === "Escape" && change({ query: "" })}
        />
        {query !== "" && <IconButton icon={X} label="Clear the search" onPress={() => change({ query: "" })} />}
      </search>
      <FilterSelect
        label="Department"
        value={department}
        options={facets.departments.map((name) => ({ id: name, label: name }))}
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
      {needs !== null && (
        <ToggleButton
          className="btn filter needs on"
          isSelected
          onChange={() => change({ needs: null })}
          aria-label={`${needWords[needs.urgency]}: ${heapTitle(needs.kind, found)}`}
        >
          {heapTitle(needs.kind, found)}
          <X size={15} aria-hidden="true" />
        </ToggleButton>
      )}
      {isNarrowed(filters) && (
        <Button look="quiet" icon={X} onPress={() => onChange(noAccountFilters)}>
          Clear
        </Button>
      )}
    </div>
  );
}

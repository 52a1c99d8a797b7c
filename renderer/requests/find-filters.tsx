import { Search as SearchIcon, X } from "lucide-react";
import type { LogFacets, LogFilters } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { noFilters } from "../stores/log.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { actionWord } from "../words.ts";
import type { Search } from "./use-find.ts";

interface FiltersProps {
  readonly search: Search;
  readonly facets: LogFacets | null;
  readonly onChange: (part: Partial<Search>) => void;
}

/** Long wordings are cut: the pack’s own label is used where there is one. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58)}…` : text;
}

function options(any: string, some: readonly { readonly value: string; readonly label: string }[]) {
  return [{ value: "", label: any }, ...some];
}

/** Words, account, outcome, ground, and the days between which a case was opened. */
export function FindFilters({ search, facets, onChange }: FiltersProps) {
  const pack = useCurrentPack();
  const { query, filters } = search;
  const narrow = (part: Partial<LogFilters>) => onChange({ filters: { ...filters, ...part } });
  const label = (id: string) => pack?.grounds.find((ground) => ground.id === id)?.label;
  const narrowed = query !== "" || JSON.stringify(filters) !== JSON.stringify(noFilters);
  return (
    <div className="find">
      <search className="search">
        <SearchIcon size={16} aria-hidden="true" />
        <input
          type="search"
          className="field"
          aria-label="Search the log"
          placeholder="Search text, author, reason, file name, words in pictures"
          value={query}
          maxLength={200}
          onChange={(event) => onChange({ query: event.currentTarget.value })}
        />
      </search>
      <div className="find-filters">
        <SelectBox
          label="Account"
          value={filters.account ?? ""}
          onChange={(account) => narrow({ account: account || null })}
          options={options(
            "Any",
            (facets?.accounts ?? []).map(({ id, name, platform }) => ({ value: id, label: `${name}, ${platform}` })),
          )}
        />
        <SelectBox
          label="Outcome"
          value={filters.action ?? ""}
          onChange={(action) => narrow({ action: action || null })}
          options={options(
            "Any",
            (facets?.actions ?? []).map((id) => ({ value: id, label: actionWord(id) })),
          )}
        />
        <SelectBox
          label="Ground"
          value={filters.ground ?? ""}
          onChange={(ground) => narrow({ ground: ground || null })}
          options={options(
            "Any",
            (facets?.grounds ?? []).map(({ id, text }) => ({ value: id, label: label(id) ?? short(text) })),
          )}
        />
        <TextBox
          label="Case opened from"
          type="date"
          value={filters.from ?? ""}
          onChange={(from) => narrow({ from: from || null })}
        />
        <TextBox
          label="Case opened until"
          type="date"
          value={filters.to ?? ""}
          onChange={(to) => narrow({ to: to || null })}
        />
        {narrowed && (
          <Button look="quiet" icon={X} onPress={() => onChange({ query: "", filters: noFilters })}>
            Clear
          </Button>
        )}
      </div>
      <p className="hint">
        The days are those on which cases were opened. What was removed in March may belong to a case that was opened in
        February: begin some weeks earlier, and look at the dates of each case.
      </p>
    </div>
  );
}

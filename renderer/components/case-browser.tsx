import { Search, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { count, counted } from "../format.ts";
import { type CaseSearch, isNarrowed } from "../stores/case-search.ts";
import { Button, IconButton } from "./button.tsx";
import { CaseFilters } from "./case-filters.tsx";
import { CaseList } from "./case-list.tsx";
import { ErrorNote } from "./error-note.tsx";

interface CaseBrowserProps {
  readonly search: CaseSearch;
  /** Accessible name of the search field. */
  readonly label: string;
  readonly zone: string;
  /** Heading and words for when there is no case at all. */
  readonly empty: ReactNode;
  readonly onOpen: (id: string) => void;
}

function SearchField({ search, label }: Pick<CaseBrowserProps, "search" | "label">) {
  const query = search.use((store) => store.query);
  return (
    <search className="search">
      <Search size={16} aria-hidden="true" />
      <input
        type="search"
        className="field"
        aria-label={label}
        placeholder="Search text, author, reason, file name"
        value={query}
        maxLength={200}
        onChange={(event) => search.lookFor(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") search.lookFor("");
        }}
      />
      {query !== "" && <IconButton icon={X} label="Clear the search" onPress={() => search.lookFor("")} />}
    </search>
  );
}

function NoMatch({ search }: { search: CaseSearch }) {
  return (
    <>
      <h2>No case matches</h2>
      <p>Try fewer words, or take a filter away. Words match from their beginning.</p>
      <Button onPress={search.clear}>Show every case</Button>
    </>
  );
}

function Found({ search }: { search: CaseSearch }) {
  const state = search.use();
  const { found, loaded } = state;
  if (!loaded || found === null) return null;
  const words = found.more
    ? `More than ${count(found.cases)} cases match.`
    : `${counted(found.cases, "case matches", "cases match")}.`;
  return (
    <p role="status" className={isNarrowed(state) ? "found" : "unseen"}>
      {words}
    </p>
  );
}

/** Cases to search, to narrow down and to open. */
export function CaseBrowser({ search, label, zone, empty, onOpen }: CaseBrowserProps) {
  const state = search.use();
  useEffect(() => {
    void search.search();
    void search.loadFacets();
  }, [search]);
  const none = state.loaded && state.cases.length === 0 && state.refused === null;
  return (
    <>
      <div className="log-bar">
        <SearchField search={search} label={label} />
        <CaseFilters search={search} />
      </div>
      <ErrorNote refused={state.refused} />
      <Found search={search} />
      {none ? (
        <div className="nothing">{isNarrowed(state) ? <NoMatch search={search} /> : empty}</div>
      ) : (
        <CaseList search={search} zone={zone} onOpen={onOpen} />
      )}
    </>
  );
}

import { Search, X } from "lucide-react";
import { IconButton } from "../components/button.tsx";
import { FilterSelect } from "../components/filter-select.tsx";
import { count } from "../format.ts";
import { filterPeople } from "./filter-store.ts";
import { noFilter, type PeopleFilter, type PeopleShown, peopleShown } from "./people-filter.ts";

const showWords: Record<PeopleShown, string> = {
  here: "Everybody here",
  unsigned: "Signature missing",
  unforwarded: "Not forwarded yet",
  left: "Has left",
};

interface BarProps {
  readonly filter: PeopleFilter;
  readonly departments: readonly string[];
  readonly counts: Record<PeopleShown, number>;
  /** Choices that this policy knows. */
  readonly offered: readonly PeopleShown[];
}

/** Narrows the list of people down: by any word, by department, by what is missing. */
export function PeopleBar({ filter, departments, counts, offered }: BarProps) {
  const words = (one: PeopleShown) => `${showWords[one]} (${count(counts[one])})`;
  return (
    <div className="log-bar">
      <search className="search">
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          className="field"
          aria-label="Search people"
          placeholder="Search name, title, e-mail, role"
          value={filter.words}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => filterPeople({ words: event.currentTarget.value })}
        />
        {filter.words !== "" && (
          <IconButton icon={X} label="Clear the search" onPress={() => filterPeople({ words: "" })} />
        )}
      </search>
      {departments.length > 1 && (
        <FilterSelect
          label="Department"
          all="All departments"
          value={filter.department || null}
          options={departments.map((name) => ({ id: name, label: name }))}
          onChange={(department) => filterPeople({ department: department ?? "" })}
        />
      )}
      <FilterSelect
        label="Show"
        all={words(noFilter.show)}
        value={filter.show === noFilter.show ? null : filter.show}
        options={peopleShown
          .filter((one) => one !== noFilter.show && (offered.includes(one) || one === filter.show))
          .map((one) => ({ id: one, label: words(one) }))}
        onChange={(value) => filterPeople({ show: peopleShown.find((one) => one === value) ?? noFilter.show })}
      />
    </div>
  );
}

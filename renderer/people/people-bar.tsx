import { ChevronDown, Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../components/button.tsx";
import { count } from "../format.ts";
import { filterPeople } from "./filter-store.ts";
import { noFilter, type PeopleFilter, type PeopleShown, peopleShown } from "./people-filter.ts";

const showWords: Record<PeopleShown, string> = {
  here: "Everybody here",
  unsigned: "Signature missing",
  unforwarded: "Not forwarded yet",
  left: "Has left",
};

interface PickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Pick({ label, isOn, value, onChange, children }: PickProps) {
  return (
    <span className="select">
      <select
        className={isOn ? "field filter on" : "field filter"}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
      <ChevronDown size={15} aria-hidden="true" />
    </span>
  );
}

interface BarProps {
  readonly filter: PeopleFilter;
  readonly departments: readonly string[];
  readonly counts: Record<PeopleShown, number>;
  /** Choices that this policy knows. */
  readonly offered: readonly PeopleShown[];
}

/** Narrows the list of people down: by any word, by department, by what is missing. */
export function PeopleBar({ filter, departments, counts, offered }: BarProps) {
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
        <Pick
          label="Department"
          isOn={filter.department !== ""}
          value={filter.department}
          onChange={(department) => filterPeople({ department })}
        >
          <option value="">All departments</option>
          {departments.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Pick>
      )}
      <Pick
        label="Show"
        isOn={filter.show !== noFilter.show}
        value={filter.show}
        onChange={(value) => filterPeople({ show: peopleShown.find((one) => one === value) ?? noFilter.show })}
      >
        {peopleShown
          .filter((one) => offered.includes(one) || one === filter.show)
          .map((one) => (
            <option key={one} value={one}>
              {showWords[one]} ({count(counts[one])})
            </option>
          ))}
      </Pick>
    </div>
  );
}

import { ArrowDownWideNarrow, ChevronDown, ListFilter, Search, X } from "lucide-react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { IconButton } from "../components/button.tsx";
import { count } from "../format.ts";
import { type CredentialFilter, credentialFilters } from "../stores/place.ts";
import type { CredentialOrder } from "./filter.ts";
import { filterWords } from "./words.ts";

const orders: Record<CredentialOrder, string> = {
  label: "By name",
  changed: "Changed last",
  password: "Oldest password",
};

interface PickProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOn: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Pick({ label, icon, isOn, value, onChange, children }: PickProps) {
  return (
    <span className="select pick">
      {icon}
      <select
        aria-label={label}
        className={isOn ? "btn filter on" : "btn filter"}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
      <ChevronDown size={15} aria-hidden="true" className="end" />
    </span>
  );
}

interface ListBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly filter: CredentialFilter | null;
  readonly onFilter: (filter: CredentialFilter | null) => void;
  readonly counts: Record<CredentialFilter, number>;
  readonly order: CredentialOrder;
  readonly onOrder: (order: CredentialOrder) => void;
  /** The person goes on from the box into the list. */
  readonly onDown: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** Looks for a credential, narrows the list down, sorts it. */
export function ListBar(props: ListBarProps) {
  const { query, onQuery, filter, onFilter, counts, order, onOrder, onDown, box } = props;
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") onQuery("");
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    onDown();
  };
  // A filter that finds nothing is left out, unless it is the one that is on.
  const offered = credentialFilters.filter((one) => counts[one] > 0 || one === filter);
  return (
    <div className="list-bar">
      <search className="search">
        <Search size={16} aria-hidden="true" />
        <input
          ref={box}
          type="search"
          className="field"
          aria-label="Search this vault"
          aria-keyshortcuts="Control+F"
          placeholder="Search name, user name, address"
          value={query}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={press}
        />
        {query !== "" && <IconButton icon={X} label="Clear the search" onPress={() => onQuery("")} />}
      </search>
      <div className="list-picks">
        <Pick
          label="Show"
          icon={<ListFilter size={15} aria-hidden="true" />}
          isOn={filter !== null}
          value={filter ?? ""}
          onChange={(value) => onFilter(credentialFilters.find((one) => one === value) ?? null)}
        >
          <option value="">All</option>
          {offered.map((one) => (
            <option key={one} value={one}>
              {filterWords[one]} ({count(counts[one])})
            </option>
          ))}
        </Pick>
        <Pick
          label="Sort"
          icon={<ArrowDownWideNarrow size={15} aria-hidden="true" />}
          isOn={false}
          value={order}
          onChange={(value) => onOrder(value as CredentialOrder)}
        >
          {Object.entries(orders).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Pick>
      </div>
    </div>
  );
}

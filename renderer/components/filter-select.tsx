import { ChevronDown } from "lucide-react";

interface FilterSelectProps {
  /** What is chosen from. */
  readonly label: string;
  /** Stands in it while nothing is narrowed down; left out: the label. */
  readonly all?: string;
  /** null: nothing is narrowed down. */
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string | null) => void;
}

/** Narrows a list down to one of its kinds, from the bar above it. */
export function FilterSelect({ label, all = label, value, options, onChange }: FilterSelectProps) {
  return (
    <span className="select">
      <select
        aria-label={label}
        className={value === null ? "btn filter" : "btn filter on"}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={15} aria-hidden="true" />
    </span>
  );
}

import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

interface SelectBoxProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly hint?: ReactNode;
  /** The label is only for screen readers. */
  readonly quietLabel?: boolean;
  /** Long options go on in a second line instead of being cut. */
  readonly wraps?: boolean;
}

/** One of a short list: the system's own control, which every keyboard and screen reader knows. */
export function SelectBox<T extends string>(props: SelectBoxProps<T>) {
  const { label, value, onChange, options, hint, quietLabel, wraps = false } = props;
  const id = useId();
  return (
    <div className={quietLabel ? "text-field quiet-label" : "text-field"}>
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select
          id={id}
          className={wraps ? "field wraps" : "field"}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden="true" />
      </span>
      {hint && <span className="hint">{hint}</span>}
    </div>
  );
}

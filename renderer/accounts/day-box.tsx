import { TextBox } from "../components/text-box.tsx";

interface DayBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** The present day in the city. */
  readonly today: string;
  /** The day may not be known. */
  readonly optional?: boolean;
  /** Nothing can have happened before. */
  readonly from?: string;
  readonly hint?: string;
}

/**
 * What can’t be right about a day on which something happened; null: nothing.
 * @param from a day that has not come itself counts for nothing, as in main: it is from a clock that was ahead
 */
export function dayFault(day: string, today: string, from?: string): string | null {
  if (day > today) return "That day is still to come.";
  if (day < "1990-01-01") return "Check the year.";
  return from !== undefined && from <= today && day < from ? "That is before the step it follows." : null;
}

/** The day on which something happened: today, until it is another one. */
export function DayBox({ label, value, onChange, today, optional = false, from, hint }: DayBoxProps) {
  return (
    <TextBox
      label={label}
      type="date"
      value={value}
      onChange={onChange}
      required={!optional}
      missing="On which day?"
      max={today}
      check={(day) => dayFault(day, today, from)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

import { useEffect, useState } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { zoneName } from "../format.ts";
import { toWall } from "../zoned-time.ts";
import { recheck } from "./recheck.ts";

export interface TimeBoxProps {
  readonly label: string;
  /** What the clock in `zone` shows, `2026-11-19T14:40`; empty means now when `orNow`, else unknown. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly zone: string;
  readonly orNow?: boolean;
  readonly required?: boolean;
  /** May it lie in the future? */
  readonly ahead?: boolean;
}

/** The minute on the clock in the city, kept going while the field follows it. */
function useMinute(zone: string): string {
  const [minute, setMinute] = useState(() => toWall(new Date(), zone));
  useEffect(() => {
    setMinute(toWall(new Date(), zone));
    const timer = setInterval(() => setMinute(toWall(new Date(), zone)), 5000);
    return () => clearInterval(timer);
  }, [zone]);
  return minute;
}

/** Date and time on a clock of the city, whatever zone this computer is set to. */
export function TimeBox({ label, value, onChange, zone, orNow, required, ahead }: TimeBoxProps) {
  const now = useMinute(zone);
  return (
    <TextField
      className="text-field time-field"
      type="datetime-local"
      value={orNow && value === "" ? now : value}
      onChange={onChange}
      isRequired={required ?? false}
      validate={(typed) => (!ahead && typed > toWall(new Date(), zone) ? "That time is still to come." : null)}
    >
      <span className="label-row">
        <Label>{label}</Label>
        <Text slot="description" className="unit">
          {zoneName(zone)}
        </Text>
      </span>
      <Input className="field" onInput={recheck} min="1990-01-01T00:00" max="2999-12-31T23:59" />
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? "Enter the date and the time." : defaultChildren
        }
      </FieldError>
    </TextField>
  );
}

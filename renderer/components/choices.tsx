import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox, CheckboxGroup, FieldError, Label, Radio, RadioGroup, Text } from "react-aria-components";

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** A line under the label. */
  readonly more?: ReactNode;
  readonly disabled?: boolean;
}

interface GroupProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly hint?: string;
  readonly required?: boolean;
  readonly missing?: string;
  /** Choices beside each other instead of under each other. */
  readonly inline?: boolean;
  readonly className?: string;
}

function ChoiceText<T extends string>({ choice }: { choice: Choice<T> }) {
  return (
    <span className="choice-text">
      <span className="choice-label">{choice.label}</span>
      {choice.more && <span className="choice-more">{choice.more}</span>}
    </span>
  );
}

interface CheckProps<T extends string> extends GroupProps<T> {
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
}

/** Several of a list. */
export function CheckChoices<T extends string>({ label, choices, hint, value, onChange, ...rest }: CheckProps<T>) {
  return (
    <CheckboxGroup
      className={`choices ${rest.className ?? ""}`}
      value={[...value]}
      onChange={(next) => onChange(next as T[])}
      isRequired={rest.required ?? false}
    >
      <Label>{label}</Label>
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? (rest.missing ?? "Choose at least one.") : defaultChildren
        }
      </FieldError>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {choices.map((choice) => (
        <Checkbox key={choice.value} value={choice.value} isDisabled={choice.disabled ?? false} className="choice">
          <span className="box">
            <Check size={12} strokeWidth={3} aria-hidden="true" />
          </span>
          <ChoiceText choice={choice} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

interface RadioProps<T extends string> extends GroupProps<T> {
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of a list. */
export function RadioChoices<T extends string>({ label, choices, hint, value, onChange, ...rest }: RadioProps<T>) {
  return (
    <RadioGroup
      className={`choices ${rest.inline ? "inline" : ""} ${rest.className ?? ""}`}
      value={value}
      onChange={(next) => onChange(next as T)}
      isRequired={rest.required ?? false}
    >
      <Label>{label}</Label>
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? (rest.missing ?? "Choose one.") : defaultChildren
        }
      </FieldError>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="choice-list">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} isDisabled={choice.disabled ?? false} className="choice">
            <span className="box round" />
            <ChoiceText choice={choice} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

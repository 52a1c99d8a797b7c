import { ChevronDown } from "lucide-react";
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { recheck } from "./recheck.ts";

export interface ComboItem {
  readonly id: string;
  readonly label: string;
  readonly more?: string;
}

interface ComboProps {
  readonly label: string;
  readonly items: readonly ComboItem[];
  readonly hint?: string;
  readonly required?: boolean;
  readonly missing?: string;
  readonly placeholder?: string;
}

function ComboInside({ label, hint, placeholder, missing }: Omit<ComboProps, "items">) {
  return (
    <>
      <Label>{label}</Label>
      <div className="combo-field">
        <Input className="field" onInput={recheck} {...(placeholder ? { placeholder } : {})} />
        <Button className="combo-button">
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? (missing ?? "Choose one.") : defaultChildren
        }
      </FieldError>
      <Popover className="popover">
        <ListBox<ComboItem>
          className="listbox"
          renderEmptyState={() => <p className="listbox-empty">Nothing found.</p>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className="option">
              <span className="t">{item.label}</span>
              {item.more && <small>{item.more}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </>
  );
}

interface PickProps extends ComboProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** One of a list that may be long: type to narrow it down. */
export function PickBox({ items, value, onChange, required = false, ...inside }: PickProps) {
  return (
    <ComboBox
      className="text-field"
      defaultItems={items}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      menuTrigger="focus"
      isRequired={required}
      allowsEmptyCollection
    >
      <ComboInside {...inside} />
    </ComboBox>
  );
}

interface SuggestProps extends ComboProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A text with suggestions: any other text will do as well. */
export function SuggestBox({ items, value, onChange, required = false, ...inside }: SuggestProps) {
  return (
    <ComboBox
      className="text-field"
      defaultItems={items}
      inputValue={value}
      onInputChange={onChange}
      allowsCustomValue
      isRequired={required}
    >
      <ComboInside {...inside} />
    </ComboBox>
  );
}

import { type ClipboardEvent, useState } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { tidied } from "../tidy-paste.ts";
import { addressFault, webAddress } from "../web-address.ts";
import { LongText, longText } from "./long-text.tsx";
import { recheck } from "./recheck.ts";

export interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** Shown until something is typed; never the only label. */
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Said when a required box is empty. */
  readonly missing?: string;
  /** More than one: a text area of so many lines. */
  readonly lines?: number;
  readonly type?: "text" | "url" | "password" | "search" | "date";
  readonly autoFocus?: boolean;
  readonly max?: string;
  readonly check?: (value: string) => string | null;
  readonly quietLabel?: boolean;
}

/** Longer texts are not spell-checked: it would freeze the window. */
const spelledOut = 20_000;
/** From this length on the browser takes seconds, for a megabyte minutes, to insert a text as if it were typed. */
const slowToInsert = 5000;

/** A labelled text field. Pasted text loses what could not be stored, and says so. */
export function TextBox(props: TextBoxProps) {
  const { label, value, onChange, hint, placeholder, required = false, lines = 1, type = "text" } = props;
  // The browser's own check of addresses speaks its own words, and refuses what only lacks its https://.
  const web = type === "url";
  const [note, setNote] = useState<string | null>(null);
  const change = (next: string) => {
    // More than one character at once was pasted, dropped or filled in: it may hold what can't be stored.
    if (next.length <= value.length + 1) return onChange(next);
    const tidy = tidied(next);
    setNote(tidy.note);
    onChange(lines > 1 ? tidy.text : tidy.text.replaceAll(/\s*\n\s*/g, " "));
  };
  const paste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.length < slowToInsert && tidied(pasted).note === null) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    change(value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? value.length));
  };
  if (lines > 1 && value.length > longText) {
    return <LongText label={label} value={value} note={note} onEmpty={() => onChange("")} />;
  }
  const shared = {
    className: "field",
    dir: "auto",
    onInput: recheck,
    onPaste: paste,
    ...(placeholder ? { placeholder } : {}),
  } as const;
  return (
    <TextField
      className={props.quietLabel ? "text-field quiet-label" : "text-field"}
      value={value}
      onChange={change}
      type={web ? "text" : type}
      isRequired={required}
      autoFocus={props.autoFocus ?? false}
      validate={(now) => (now === "" ? null : web ? addressFault(now) : (props.check?.(now) ?? null))}
      {...(web ? { inputMode: "url", onBlur: () => onChange(webAddress(value)) } : {})}
    >
      <Label>{label}</Label>
      {lines > 1 ? (
        <TextArea {...shared} rows={lines} spellCheck={value.length < spelledOut} />
      ) : (
        <Input {...shared} spellCheck={false} autoComplete="off" {...(props.max ? { max: props.max } : {})} />
      )}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {note && (
        <span role="status" className="hint warn-ink">
          {note}
        </span>
      )}
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? (props.missing ?? "Fill this in.") : defaultChildren
        }
      </FieldError>
    </TextField>
  );
}

import { useId } from "react";
import { counted } from "../format.ts";
import { Button } from "./button.tsx";

/** Longer texts are shown, not edited: a text area would take minutes to lay them out. */
export const longText = 50_000;
const shown = 1500;

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  /** What had to be changed when it was pasted. */
  readonly note: string | null;
  readonly onEmpty: () => void;
}

/** What stands in place of a text area that holds a very long text. */
export function LongText({ label, value, note, onEmpty }: LongTextProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div role="group" aria-labelledby={id} className="text-field">
      <span id={id} className="long-label">
        {label}
      </span>
      <div className="field long-text user-text">
        <bdi dir="auto">{`${value.slice(0, shown)}…`}</bdi>
      </div>
      <p className="hint">
        {counted(value.length, "character")}, kept word for word. A text of this length can’t be edited here.
      </p>
      {note && (
        <span role="status" className="hint warn-ink">
          {note}
        </span>
      )}
      <Button small autoFocus onPress={onEmpty}>
        Empty it and start again
      </Button>
    </div>
  );
}

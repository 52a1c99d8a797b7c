import { type ReactNode, useId } from "react";
import { Button } from "../components/button.tsx";

interface KeptProps {
  readonly label: string;
  readonly action: string;
  readonly onChange: () => void;
  /** Buttons beside the first. */
  readonly children?: ReactNode;
  /** In place of “stays as it is”. */
  readonly words?: string;
}

/** A secret that stays as it is: it is not in the window, so there is nothing to be edited until the person asks for it. */
export function Kept({ label, action, onChange, children, words }: KeptProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div role="group" aria-labelledby={id} className="text-field kept">
      <span id={id} className="long-label">
        {label}
      </span>
      <div className="form-row">
        <span className="faint">{words ?? "stays as it is"}</span>
        <Button small onPress={onChange}>
          {action}
        </Button>
        {children}
      </div>
    </div>
  );
}

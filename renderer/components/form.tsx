import type { FormEvent, ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components";
import { Button } from "./button.tsx";
import { ErrorNote } from "./error-note.tsx";
import type { Submit } from "./use-submit.ts";

interface FormProps {
  readonly submit: Submit;
  /** What the button does: `Record and continue` */
  readonly action: string;
  readonly children: ReactNode;
  /** Buttons beside the first. */
  readonly more?: ReactNode;
  readonly foot?: ReactNode;
  readonly disabled?: boolean;
  readonly label?: string;
}

/** A form with one main button; its refusal stands above the button, and the fields keep what was typed. */
export function Form({ submit, action, children, more, foot, disabled = false, label }: FormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    void submit.run();
  };
  return (
    <AriaForm onSubmit={send} className="form" {...(label ? { "aria-label": label } : {})}>
      {children}
      <ErrorNote refused={submit.refused} />
      <div className="form-actions">
        <Button type="submit" look="primary" isDisabled={disabled} busy={submit.busy}>
          {action}
        </Button>
        {more}
      </div>
      {foot && <p className="form-foot">{foot}</p>}
    </AriaForm>
  );
}

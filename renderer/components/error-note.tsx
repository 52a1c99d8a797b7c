import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { sentencesFor } from "../sentences.ts";

interface ErrorNoteProps {
  /** null: nothing is wrong. */
  readonly refused: Refused | null;
  /** Buttons that mend it. */
  readonly children?: ReactNode;
}

/** What happened and what to do next, beside the form that it is about. */
export function ErrorNote({ refused, children }: ErrorNoteProps) {
  if (refused === null) return null;
  const { what, next } = sentencesFor(refused);
  return (
    <div role="alert" className="note bad" data-code={refused.code}>
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <p className="note-what">{what}</p>
        <p>{next}</p>
        {children && <div className="note-actions">{children}</div>}
      </div>
    </div>
  );
}

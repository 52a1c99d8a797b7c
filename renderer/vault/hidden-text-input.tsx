import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { ErrorNote } from "../components/error-note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { Kept } from "./kept.tsx";

interface HiddenTextInputProps {
  readonly label: string;
  readonly hint: string;
  readonly lines: number;
  /** null: the text stays as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** The text that is kept now, to be read when the person wants to edit it; null: there is none. */
  readonly kept: {
    readonly vault: string;
    readonly credential: string;
    readonly field: "recoveryCodes" | "notes";
  } | null;
}

/** Notes or recovery codes: main hands out what is kept when the person wants to edit it, and keeps that it did. [N-II.1] */
export function HiddenTextInput({ label, hint, lines, value, onChange, kept }: HiddenTextInputProps) {
  const [refused, setRefused] = useState<Refused | null>(null);
  if (value !== null || kept === null) {
    return (
      <TextBox
        label={label}
        hint={hint}
        lines={lines}
        value={value ?? ""}
        onChange={onChange}
        autoFocus={kept !== null}
      />
    );
  }
  const edit = () => {
    setRefused(null);
    ask("vault.reveal", { ...kept, version: null })
      .then((reply) => onChange(reply.value))
      .catch((error: unknown) => setRefused(refusedOf(error)));
  };
  return (
    <>
      <Kept label={label} words="stay as they are" action="Show and edit" onChange={edit} />
      <ErrorNote refused={refused} />
    </>
  );
}

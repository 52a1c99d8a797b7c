import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { counted } from "../format.ts";
import { CopyButton } from "./copy-button.tsx";
import { recoveryLines } from "./draft.ts";
import { Dots, Field, ShowButton } from "./secret-field.tsx";
import { useSecret } from "./use-secret.ts";

interface HiddenProps {
  readonly vault: string;
  readonly credential: string;
  readonly stamp: string;
}

/** Recovery codes, one at a time to be copied once they are shown. */
export function RecoveryCodes({ vault, credential, stamp, codes }: HiddenProps & { codes: number }) {
  const secret = useSecret({ vault, credential, version: null, field: "recoveryCodes" }, stamp);
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <Field
      label="Recovery codes"
      refused={refused ?? secret.refused}
      actions={<ShowButton secret={secret} what="Recovery codes" />}
    >
      {secret.value === null ? (
        <>
          <Dots what="Recovery codes" /> <small className="faint">{counted(codes, "code")}</small>
        </>
      ) : (
        <ol className="recovery-codes">
          {recoveryLines(secret.value).map((code, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: main knows a code by its place
            <li key={index}>
              <bdi dir="ltr" className="password-text">
                {code}
              </bdi>
              <CopyButton
                vault={vault}
                credential={credential}
                field="recoveryCodes"
                index={index}
                what={`Recovery code ${index + 1}`}
                onRefused={setRefused}
              />
            </li>
          ))}
        </ol>
      )}
    </Field>
  );
}

/** Notes: they may say where the second key lies, so they are shown on asking alone. */
export function HiddenNotes({ vault, credential, stamp }: HiddenProps) {
  const secret = useSecret({ vault, credential, version: null, field: "notes" }, stamp);
  return (
    <Field label="Notes" refused={secret.refused} actions={<ShowButton secret={secret} what="Notes" />}>
      {secret.value === null ? (
        <Dots what="Notes" />
      ) : (
        <div className="user-text">
          <bdi dir="auto">{secret.value}</bdi>
        </div>
      )}
    </Field>
  );
}

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { announce } from "../stores/announcer.ts";
import { CopyButton } from "./copy-button.tsx";
import { PasswordText } from "./password-text.tsx";
import { type Secret, type SecretOf, useSecret } from "./use-secret.ts";

interface FieldProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly refused?: Refused | null;
}

/** One line of a credential: its name, its value, and what can be done with it. */
export function Field({ label, children, actions, refused = null }: FieldProps) {
  return (
    <div className="cred-field">
      <dt>{label}</dt>
      <dd>
        <div className="cred-value">{children}</div>
        {actions && <div className="cred-actions">{actions}</div>}
        <ErrorNote refused={refused} />
      </dd>
    </div>
  );
}

/** As many dots for every secret: their number says nothing. */
export function Dots({ what }: { what: string }) {
  return (
    <span className="dots" role="img" aria-label={`${what}, hidden`}>
      ••••••••••
    </span>
  );
}

export function ShowButton({ secret, what }: { secret: Secret; what: string }) {
  const isShown = secret.value !== null;
  const toggle = async () => {
    await secret.toggle();
    announce(isShown ? `${what} hidden.` : `${what} shown. It hides again in 30 seconds.`, true);
  };
  return (
    <Button
      small
      look="quiet"
      icon={isShown ? EyeOff : Eye}
      onPress={() => void toggle()}
      aria-label={`${isShown ? "Hide" : "Show"} ${what.toLowerCase()}`}
    >
      {isShown ? "Hide" : "Show"}
    </Button>
  );
}

interface PasswordFieldProps {
  readonly of: Omit<SecretOf, "field">;
  /** Changes when the password may be another one: hides what is shown. */
  readonly stamp: string;
  readonly isEmpty: boolean;
  readonly children?: ReactNode;
}

/** The password: dots until it is asked for, copied without being shown. */
export function PasswordField({ of, stamp, isEmpty, children }: PasswordFieldProps) {
  const secret = useSecret({ ...of, field: "password" }, stamp);
  const [refused, setRefused] = useState<Refused | null>(null);
  if (isEmpty) {
    return (
      <Field label="Password">
        <span className="faint">none yet</span>
      </Field>
    );
  }
  return (
    <Field
      label="Password"
      refused={refused ?? secret.refused}
      actions={
        <>
          <ShowButton secret={secret} what="Password" />
          <CopyButton
            {...of}
            field="password"
            what="Password"
            onRefused={setRefused}
            {...(of.version === null ? { keys: "Control+Shift+C" } : {})}
          />
        </>
      }
    >
      {secret.value === null ? <Dots what="Password" /> : <PasswordText password={secret.value} />}
      {children}
    </Field>
  );
}

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { IconButton } from "../components/button.tsx";
import { recheck } from "../components/recheck.ts";

interface SecretBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly missing?: string;
  readonly autoFocus?: boolean;
  readonly check?: (value: string) => string | null;
}

/** A box for a secret: taken as it is typed, blanks and all, hidden until the person looks at it. */
export function SecretBox(props: SecretBoxProps) {
  const { label, value, onChange, hint, required = false, missing, autoFocus = false, check } = props;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const hide = () => setShown(false);
    window.addEventListener("blur", hide);
    return () => window.removeEventListener("blur", hide);
  }, []);
  return (
    <TextField
      className="text-field"
      value={value}
      onChange={onChange}
      type={isShown ? "text" : "password"}
      isRequired={required}
      autoFocus={autoFocus}
      validate={(now) => (now === "" ? null : (check?.(now) ?? null))}
    >
      <Label>{label}</Label>
      <div className="secret-box">
        <Input
          className="field"
          dir="ltr"
          spellCheck={false}
          autoComplete="new-password"
          autoCapitalize="none"
          maxLength={10_000}
          onInput={recheck}
        />
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? `Hide: ${label}` : `Show: ${label}`}
          onPress={() => setShown(!isShown)}
        />
      </div>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        {({ validationDetails, defaultChildren }) =>
          validationDetails.valueMissing ? (missing ?? "Fill this in.") : defaultChildren
        }
      </FieldError>
    </TextField>
  );
}

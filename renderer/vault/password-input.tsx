import { KeyRound } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { announce } from "../stores/announcer.ts";
import { GeneratorPanel } from "./generator-panel.tsx";
import { Kept } from "./kept.tsx";
import { SecretBox } from "./secret-box.tsx";
import { StrengthMeter } from "./strength-meter.tsx";
import { useStrength } from "./use-strength.ts";

interface PasswordInputProps {
  /** null: the password stays as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** There is none to be kept yet. */
  readonly isNew: boolean;
  /** Words that a guesser would try first: the name, the user name, the account. */
  readonly known: readonly string[];
  readonly platform: string | null;
}

/** When the generator goes with the button that was pressed in it, the focus goes on with the password’s box. */
function useGeneratorGone(making: boolean) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!making && document.activeElement === document.body) holder.current?.querySelector("input")?.focus();
  }, [making]);
  return holder;
}

/** The password of the form: kept, typed, or made. */
export function PasswordInput({ value, onChange, isNew, known, platform }: PasswordInputProps) {
  const [making, setMaking] = useState(false);
  const strength = useStrength(value ?? "", known);
  const holder = useGeneratorGone(making);
  if (value === null && !isNew) {
    return <Kept label="Password" action="Change password" onChange={() => onChange("")} />;
  }
  const use = (password: string) => {
    onChange(password);
    setMaking(false);
    announce("Taken into the form. Save it, then copy it to the platform.");
  };
  return (
    <div className="password-input" ref={holder}>
      <SecretBox
        label={isNew ? "Password" : "New password"}
        value={value ?? ""}
        onChange={onChange}
        autoFocus={!isNew}
      />
      {value ? <StrengthMeter strength={strength} /> : null}
      <div className="form-row">
        <Button small icon={KeyRound} aria-expanded={making} onPress={() => setMaking(!making)}>
          Make a password
        </Button>
        {!isNew && (
          <Button small look="quiet" onPress={() => onChange(null)}>
            Keep the old one
          </Button>
        )}
      </div>
      {making && <GeneratorPanel platform={platform} onUse={use} />}
    </div>
  );
}

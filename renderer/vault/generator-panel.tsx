import { RefreshCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { PasswordText } from "./password-text.tsx";
import { ruleFor, underRule, usualCharacters, usualWords } from "./recipe.ts";
import { CharacterFields, WordFields } from "./recipe-fields.tsx";
import { StrengthMeter } from "./strength-meter.tsx";
import { useGenerator, usePlatformRules } from "./use-generator.ts";

interface GeneratorProps {
  /** The platform of the account, when one is chosen: its rules are taken at first. */
  readonly platform: string | null;
  readonly onUse: (password: string) => void;
  readonly children?: ReactNode;
}

/** Makes a password, by characters or words, and by what the platform allows. */
export function GeneratorPanel({ platform, onUse, children }: GeneratorProps) {
  const rules = usePlatformRules();
  const [kind, setKind] = useState<"characters" | "words">("characters");
  const [characters, setCharacters] = useState(usualCharacters);
  const [words, setWords] = useState(usualWords);
  useEffect(() => {
    setCharacters((now) => underRule(now, ruleFor(rules, platform)));
  }, [rules, platform]);
  const { password, strength, refused, another } = useGenerator(kind === "characters" ? characters : words);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div className="sub-panel generator" role="group" aria-label="Make a password">
      <div className="generated">
        <output className="generated-password" aria-label="Password that was made">
          {password !== null && <PasswordText password={password} />}
        </output>
        <Button small look="quiet" icon={RefreshCw} onPress={() => void another()}>
          Another
        </Button>
      </div>
      <StrengthMeter strength={strength} />
      <RadioChoices
        label="Made of"
        inline
        value={kind}
        onChange={setKind}
        choices={[
          { value: "characters", label: "Characters" },
          { value: "words", label: "Words" },
        ]}
      />
      {kind === "characters" ? (
        <CharacterFields recipe={characters} onChange={setCharacters} rules={rules} />
      ) : (
        <WordFields recipe={words} onChange={setWords} />
      )}
      <ErrorNote refused={refused} />
      <div className="form-actions">
        <Button look="primary" isDisabled={password === null} onPress={() => password !== null && onUse(password)}>
          Use this password
        </Button>
        {children}
      </div>
    </div>
  );
}

import { useId } from "react";
import type { PlatformRule } from "../../main/model/vault-view.ts";
import { CheckChoices } from "../components/choices.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { counted } from "../format.ts";
import { type CharacterRecipe, lengthsFor, underRule, type WordRecipe, wordCounts } from "./recipe.ts";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, least, most, unit, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        value={value}
        aria-valuetext={counted(value, unit)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id}>{value}</output>
    </div>
  );
}

const kinds = [
  { value: "lower", label: "a–z" },
  { value: "upper", label: "A–Z" },
  { value: "digits", label: "0–9" },
  { value: "symbols", label: "!?#" },
  { value: "plain", label: "None that look alike (0 O 1 l I)" },
] as const;
type Kind = (typeof kinds)[number]["value"];

interface CharactersProps {
  readonly recipe: CharacterRecipe;
  readonly onChange: (recipe: CharacterRecipe) => void;
  readonly rules: readonly PlatformRule[];
}

/** How long, of which characters, by which platform’s rules. */
export function CharacterFields({ recipe, onChange, rules }: CharactersProps) {
  const rule = rules.find((one) => one.id === recipe.platform) ?? null;
  const { least, most } = lengthsFor(rule);
  const pick = (chosen: readonly Kind[]) => {
    const has = (kind: Kind) => chosen.includes(kind);
    const next = { lower: has("lower"), upper: has("upper"), digits: has("digits"), symbols: has("symbols") };
    onChange(underRule({ ...recipe, ...next, plain: has("plain") }, rule));
  };
  return (
    <>
      {rules.length > 0 && (
        <SelectBox
          label="By the rules of"
          value={recipe.platform ?? ""}
          onChange={(id) => onChange(underRule(recipe, rules.find((one) => one.id === id) ?? null))}
          options={[
            { value: "", label: "No platform in particular" },
            ...rules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...(rule ? { hint: `${rule.minLength} to ${rule.maxLength} characters. Source: ${rule.source}` } : {})}
        />
      )}
      <Slider
        label="Length"
        unit="character"
        value={recipe.length}
        least={least}
        most={most}
        onChange={(length) => onChange({ ...recipe, length })}
      />
      <CheckChoices<Kind>
        label="Characters"
        className="inline"
        value={kinds.map(({ value }) => value).filter((kind) => recipe[kind])}
        onChange={pick}
        choices={kinds.map((kind) => ({ ...kind, disabled: kind.value === "symbols" && rule?.symbols === "" }))}
      />
    </>
  );
}

const separators = [
  { value: "-", label: "Hyphen" },
  { value: " ", label: "Blank" },
  { value: ".", label: "Period" },
  { value: "_", label: "Underscore" },
] as const;

/** How many words, and what stands between them. */
export function WordFields({ recipe, onChange }: { recipe: WordRecipe; onChange: (recipe: WordRecipe) => void }) {
  return (
    <>
      <Slider
        label="Words"
        unit="word"
        value={recipe.words}
        least={wordCounts.least}
        most={wordCounts.most}
        onChange={(words) => onChange({ ...recipe, words })}
      />
      <SelectBox
        label="Between the words"
        value={recipe.separator}
        onChange={(separator) => onChange({ ...recipe, separator })}
        options={separators}
      />
      <CheckChoices<"capital" | "digit">
        label="Besides"
        className="inline"
        value={(["capital", "digit"] as const).filter((kind) => recipe[kind])}
        onChange={(chosen) =>
          onChange({ ...recipe, capital: chosen.includes("capital"), digit: chosen.includes("digit") })
        }
        choices={[
          { value: "capital", label: "Capital letters" },
          { value: "digit", label: "A digit" },
        ]}
      />
    </>
  );
}

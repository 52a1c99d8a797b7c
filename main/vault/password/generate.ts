import { AppError } from "../../lib/app-error.ts";
import type { PasswordRecipe, PlatformRule } from "../../model/vault-view.ts";
import { words as wordList } from "../recovery-words.ts";
import { type Draw, drawFrom } from "./draw.ts";
import { platformRules, usualSymbols } from "./platform-rules.ts";

/** Passwords by chance: of all that a recipe allows, each as likely as any other. */

type CharacterRecipe = Extract<PasswordRecipe, { kind: "characters" }>;
type WordRecipe = Extract<PasswordRecipe, { kind: "words" }>;

const lengths = { least: 8, most: 128 } as const;
const wordCounts = { least: 4, most: 24 } as const;
/** Printable ASCII, a blank among it, a few at most. */
const separators = /^[ -~]{0,3}$/;

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
/** Not told apart in many typefaces, nor read aloud. */
const lookAlikes = /[0O1lI|]/g;

/** With eight characters of four kinds a third of all passwords hold every kind: that so many tries fail does not happen by chance. */
const mostTries = 10_000;

/** @throws AppError RECIPE_INVALID {field, least?, most?}; Error when the random source is broken */
export function generatePassword(recipe: PasswordRecipe, random: (bytes: number) => Uint8Array): string {
  const draw = drawFrom(random);
  return recipe.kind === "words" ? fromWords(recipe, draw) : fromCharacters(recipe, draw);
}

/** Whole passwords are drawn anew until every kind is in one: putting the missing ones in afterwards would favour some. */
function fromCharacters(recipe: CharacterRecipe, draw: Draw): string {
  const rule = ruleOf(recipe.platform);
  checkRange("length", recipe.length, rule?.minLength ?? lengths.least, rule?.maxLength ?? lengths.most);
  const kinds = kindsOf(recipe, rule);
  const alphabet = kinds.join("");
  if (alphabet === "") throw new AppError("RECIPE_INVALID", { field: "characters" });
  for (let tries = 0; tries < mostTries; tries += 1) {
    const password = Array.from({ length: recipe.length }, () => alphabet[draw(alphabet.length)] ?? "").join("");
    if (kinds.every((kind) => [...password].some((character) => kind.includes(character)))) return password;
  }
  throw new Error("the random source repeats itself");
}

/** null: none was asked for. */
function ruleOf(platform: string | null): PlatformRule | null {
  if (platform === null) return null;
  const rule = platformRules.find(({ id }) => id === platform);
  if (rule === undefined) throw new AppError("RECIPE_INVALID", { field: "platform" });
  return rule;
}

/** The characters of each kind that must be in it. What the platform asks for is in it, whether chosen or not. */
function kindsOf(recipe: CharacterRecipe, rule: PlatformRule | null): string[] {
  const asked = (kind: PlatformRule["requires"][number]) => rule?.requires.includes(kind) ?? false;
  const symbols = rule?.symbols ?? usualSymbols;
  if (recipe.symbols && symbols === "") throw new AppError("RECIPE_INVALID", { field: "symbols" });
  const kinds = [
    recipe.lower || asked("lower") ? lower : "",
    recipe.upper || asked("upper") ? lower.toUpperCase() : "",
    recipe.digits || asked("digit") ? digits : "",
    recipe.symbols || asked("symbol") ? symbols : "",
  ];
  return kinds.map((kind) => (recipe.plain ? kind.replace(lookAlikes, "") : kind)).filter((kind) => kind !== "");
}

/** Words of the list of BIP-39, 11 bits each; a digit at the end of one of them, if asked for. */
function fromWords({ words, separator, capital, digit }: WordRecipe, draw: Draw): string {
  checkRange("words", words, wordCounts.least, wordCounts.most);
  if (!separators.test(separator)) throw new AppError("RECIPE_INVALID", { field: "separator" });
  const drawn = Array.from({ length: words }, () => wordList[draw(wordList.length)] ?? "");
  const written = capital ? drawn.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)) : drawn;
  if (!digit) return written.join(separator);
  const place = draw(words);
  const figure = draw(digits.length);
  return written.map((word, at) => (at === place ? `${word}${figure}` : word)).join(separator);
}

function checkRange(field: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new AppError("RECIPE_INVALID", { field, least, most });
  }
}

/** How the next password is made: the choices of the panel, kept within what each platform allows. */
import type { PasswordRecipe, PlatformRule } from "../../main/model/vault-view.ts";

export type CharacterRecipe = Extract<PasswordRecipe, { kind: "characters" }>;
export type WordRecipe = Extract<PasswordRecipe, { kind: "words" }>;

export const lengths = { least: 8, most: 64 } as const;
export const wordCounts = { least: 4, most: 10 } as const;

export const usualCharacters: CharacterRecipe = {
  kind: "characters",
  length: 20,
  lower: true,
  upper: true,
  digits: true,
  symbols: true,
  plain: true,
  platform: null,
};

export const usualWords: WordRecipe = { kind: "words", words: 6, separator: "-", capital: false, digit: false };

/** The lengths that a platform allows, within those that are offered at all. */
export function lengthsFor(rule: PlatformRule | null): { readonly least: number; readonly most: number } {
  if (rule === null) return lengths;
  const most = Math.min(lengths.most, rule.maxLength);
  return { least: Math.min(Math.max(lengths.least, rule.minLength), most), most };
}

/** The recipe under a platform’s rule: a length that it allows, and the kinds of characters that it asks for. */
export function underRule(recipe: CharacterRecipe, rule: PlatformRule | null): CharacterRecipe {
  const { least, most } = lengthsFor(rule);
  const length = Math.min(Math.max(recipe.length, least), most);
  if (rule === null) return { ...recipe, length, platform: null };
  const asks = (kind: PlatformRule["requires"][number]) => rule.requires.includes(kind);
  return {
    ...recipe,
    length,
    platform: rule.id,
    lower: recipe.lower || asks("lower"),
    upper: recipe.upper || asks("upper"),
    digits: recipe.digits || asks("digit"),
    symbols: rule.symbols !== "" && (recipe.symbols || asks("symbol")),
  };
}

/** The rule of the platform that an account is on; null when none is known. */
export function ruleFor(rules: readonly PlatformRule[], platform: string | null): PlatformRule | null {
  if (platform === null) return null;
  const name = platform.toLowerCase();
  return rules.find((rule) => rule.name.toLowerCase() === name || rule.id === name) ?? null;
}

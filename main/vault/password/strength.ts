import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import type { Strength } from "../../model/vault-view.ts";

/** How strong a password is (zxcvbn): how many guesses somebody needs who knows which passwords people choose. */

/** Longer ones are judged by their beginning: time grows with the square, and so many characters hold or repeat themselves. */
const longest = 100;
/** Known words that are looked at, each cut to `longest`. */
const mostKnown = 50;
/** Ways to read `4` as `a` that are tried at once. With the library's 100 a long password takes most of a second; this finds as much. */
const mostReadings = 5;

/** Weighs one password against words that others would try first, such as the user name, the department, the handle. */
export type Meter = (password: string, known: readonly string[]) => Strength;

let loading: Promise<Meter> | null = null;

/** The meter for weighing many. Word lists take a third of a second and some 60 MB: read when the first password is weighed. */
export function loadMeter(): Promise<Meter> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Meter> {
  const [core, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const factory = new core.ZxcvbnFactory({
    translations: {
      ...english.translations,
      warnings: {
        ...english.translations.warnings,
        userInputs: "It holds a name that belongs to this page or account.",
      },
    },
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
    maxLength: longest,
    l33tMaxSubstitutions: mostReadings,
  });
  return (password, known) => weighed(factory, password, known);
}

function weighed(factory: ZxcvbnFactory, password: string, known: readonly string[]): Strength {
  const words = known.flatMap(wordsOf).slice(0, mostKnown);
  const { score, guessesLog10, feedback } = factory.check(password.slice(0, longest), words);
  const { warning, suggestions } = feedback;
  // The library keeps the last password that it weighed, and the words: nothing of them may outlast a locked vault.
  factory.check("", []);
  return {
    score,
    guessesLog10: Math.round(guessesLog10 * 10) / 10,
    warning: warning === null || warning === "" ? null : warning,
    suggestions,
  };
}

/** The words of a name and the name itself: `Parks Department` makes `parks` easy to guess, too. */
function wordsOf(known: string): string[] {
  const text = known.slice(0, longest).toLowerCase();
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2);
  return [...new Set([text, ...parts])].filter((word) => word !== "");
}

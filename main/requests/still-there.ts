/** Looks whether a text that is withheld in one place would go out in another. A warning: the computer finds what is spelled the same. */

import type { StillThere, WordHit } from "../model/records-view.ts";
import type { Chosen } from "./choice.ts";
import { excerpt, folded, texts } from "./folding.ts";
import { fileOf } from "./places.ts";

/** Most places that are shown. */
const mostHits = 500;
/** Characters of a text that may be a name, an address, a number. */
const [shortest, longest] = [3, 200];

/** Fields that hold words of the app or the policy, the same in many entries: they tell nobody's name. */
const ownWords: ReadonlySet<string> = new Set([
  ...["action", "amends", "answer", "because", "contentKind", "decided", "device", "field", "grounds", "label"],
  ...["platform", "purpose", "step", "title"],
]);

/** A text that is withheld. */
interface Hidden {
  readonly text: string;
  readonly plain: string;
  readonly provision: string;
  readonly places: number;
}

type Told = Pick<StillThere, "text" | "provision" | "places" | "excerpt">;

/** @param textOf what was read in a picture; null when nothing was */
export function stillThere(chosen: Chosen, textOf: (sha256: string) => string | null): readonly StillThere[] {
  const sought = byFirstUnit(hiddenTexts(chosen));
  if (sought.size === 0) return [];
  const found: StillThere[] = [];
  const look = (place: Omit<WordHit, "excerpt" | "withheld">, text: string) => {
    for (const hit of hitsIn(text, sought)) {
      if (found.length < mostHits) found.push({ ...place, ...hit, withheld: false });
    }
  };
  for (const { entry, fields } of chosen.all) {
    if (chosen.isLeftOut(entry.seq)) continue;
    const place = { seq: entry.seq, case: entry.case };
    for (const [field, value] of fields) {
      if (chosen.provisionOf(entry, field) !== null) continue;
      for (const text of texts(value)) look({ ...place, field }, text);
    }
    const file = fileOf(entry);
    const goesOut =
      file !== null && chosen.provisionOf(entry, "evidence") === null && chosen.redactionOf(entry) === null;
    const read = goesOut ? textOf(file.sha256) : null;
    if (read !== null) look({ ...place, field: "picture" }, read);
  }
  return found;
}

/** The texts that are withheld, each once, with how many places it is withheld in. */
function hiddenTexts(chosen: Chosen): readonly Hidden[] {
  const found = new Map<string, Hidden>();
  for (const { entry, fields } of chosen.all) {
    for (const [field, value] of fields) {
      const provision = ownWords.has(field) ? null : chosen.provisionOf(entry, field);
      if (provision === null) continue;
      for (const text of new Set(tellingTexts(field, value).map((one) => one.normalize("NFKC").trim()))) {
        if (text.length < shortest || text.length > longest) continue;
        const plain = folded(text).text.trim();
        if (plain === "") continue;
        const known = found.get(plain);
        found.set(plain, { text, plain, provision, ...known, places: (known?.places ?? 0) + 1 });
      }
    }
  }
  return [...found.values()];
}

/** Of what the app puts together itself, only the parts that tell who or what: the type of a file stands in every entry. */
function tellingTexts(field: string, value: unknown): readonly string[] {
  const members: Readonly<Record<string, readonly string[]>> = {
    account: ["name", "handle"],
    actor: ["name", "osUser"],
    consulted: ["name"],
    evidence: ["name"],
  };
  const names = members[field];
  if (names === undefined || typeof value !== "object" || value === null) return texts(value);
  return texts(Object.entries(value).flatMap(([name, part]) => (names.includes(name) ? [part] : [])));
}

function byFirstUnit(all: readonly Hidden[]): ReadonlyMap<string, readonly Hidden[]> {
  const byFirst = new Map<string, Hidden[]>();
  for (const one of all) {
    const first = one.plain.charAt(0);
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, [one]);
    else known.push(one);
  }
  return byFirst;
}

/** Each text once where it stands first. */
function hitsIn(text: string, sought: ReadonlyMap<string, readonly Hidden[]>): readonly Told[] {
  const { text: plain, places } = folded(text);
  const hits = new Map<Hidden, string>();
  for (let at = 0; at < plain.length; at++) {
    for (const one of sought.get(plain.charAt(at)) ?? []) {
      if (hits.has(one) || !plain.startsWith(one.plain, at)) continue;
      const end = (places[at + one.plain.length - 1] ?? 0) + 1;
      hits.set(one, excerpt(text, places[at] ?? 0, end));
    }
  }
  return [...hits].map(([{ text: hidden, provision, places: times }, words]) => ({
    text: hidden,
    provision,
    places: times,
    excerpt: words,
  }));
}

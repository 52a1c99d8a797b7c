/** What a place in which a word was found means for the release. */
import type { RequestView, WordHit } from "../../main/model/records-view.ts";
import { count, counted } from "../format.ts";
import type { Tone } from "../words.ts";

/** out: it goes out. picture: it goes out in a picture. covered: areas of that picture are covered, perhaps not these words. */
export type HitStanding = "withheld" | "out" | "picture" | "covered";

export const hitWords: Record<HitStanding, { readonly words: string; readonly tone: Tone }> = {
  withheld: { words: "Withheld", tone: "good" },
  out: { words: "Goes out", tone: "warn" },
  picture: { words: "In a picture", tone: "warn" },
  covered: { words: "Check the covered areas", tone: "warn" },
};

/** A picture with covered areas counts as withheld only when the whole file is: nobody knows which words lie under them. */
export function standingOfHit(view: RequestView, hit: WordHit): HitStanding {
  if (hit.field !== "picture") return hit.withheld ? "withheld" : "out";
  const covered = view.redactions.find(({ seq }) => seq === hit.seq);
  const isFileWithheld = view.withheld.some(({ seq, field }) => seq === hit.seq && field === "evidence");
  if (covered === undefined) return isFileWithheld ? "withheld" : "picture";
  // Where only its name is withheld, the covered picture goes out.
  return isFileWithheld && !covered.hidesFile ? "withheld" : "covered";
}

/** From so many on main stops looking. */
const mostHits = 500;

/** `“moose” stands in 2 places; 1 would go out.` */
export function foundSentence(words: string, standings: readonly HitStanding[]): string {
  if (standings.length === 0) return `“${words}” stands nowhere in what would go out.`;
  const places = standings.length < mostHits ? counted(standings.length, "place") : `${count(mostHits)} places or more`;
  const sure = standings.filter((one) => one === "out" || one === "picture").length;
  const unsure = standings.filter((one) => one === "covered").length;
  const parts = [
    sure > 0 ? `${count(sure)} would go out` : "",
    unsure > 0 ? `${count(unsure)} may, in pictures with covered areas` : "",
  ].filter(Boolean);
  return `“${words}” stands in ${places}; ${parts.length === 0 ? "all are withheld" : parts.join(", ")}.`;
}

/** Words for witnesses: what looking at a colleague’s log came to. */
import type { WitnessedView, Witnessing } from "../../main/model/records-view.ts";
import { counted, relativeMoment } from "../format.ts";
import type { Tone } from "../words.ts";

/** `city.example, log 0123…cdef`: an origin is long, and its end tells logs of one city apart. */
export function logName(origin: string): string {
  const [domain = origin] = origin.split("/");
  const hex = origin.split("/").at(-1) ?? "";
  return /^[0-9a-f]{16,}$/.test(hex) ? `${domain}, log ${hex.slice(0, 4)}…${hex.slice(-4)}` : origin;
}

export interface WitnessWords {
  readonly tone: Exclude<Tone, "accent">;
  readonly what: string;
  readonly more: string;
}

/** What the person is told after a package of that log was opened, and whether they may sign for it. */
export function witnessWords(witnessing: Witnessing, before: WitnessedView | null, zone: string): WitnessWords {
  const seen =
    before === null
      ? "what was seen before"
      : `what was seen ${relativeMoment(before.at, zone)} (${counted(before.size, "entry", "entries")})`;
  const words: Record<Witnessing, WitnessWords> = {
    own: { tone: "plain", what: "This is a package of your own log.", more: "Nobody witnesses their own log." },
    first: {
      tone: "plain",
      what: "This log was not seen here before.",
      more: "Custodia remembers its head from now on, and notices when its past is changed.",
    },
    extends: {
      tone: "good",
      what: `It goes on from ${seen}.`,
      more: "Nothing from then was changed or left out.",
    },
    same: { tone: "good", what: "It is exactly the head that was seen before.", more: "Nothing was changed." },
    older: {
      tone: "plain",
      what: `It is older than ${seen}.`,
      more: "It agrees with what was seen before. There is nothing new to remember.",
    },
    unproved: {
      tone: "warn",
      what: `Nothing in this package shows that it goes on from ${seen}.`,
      more: "It was not signed. Ask the sender for a whole export, or for the one that follows yours.",
    },
    forked: {
      tone: "bad",
      what: `It contradicts ${seen}.`,
      more: "The same log told two stories. Both heads are kept; it was not signed.",
    },
  };
  return words[witnessing];
}

/** Only a head that goes on from what was seen is signed. */
export function isSignable(witnessing: Witnessing): boolean {
  return witnessing === "first" || witnessing === "extends" || witnessing === "same";
}

/** Texts that are withheld in one place and would go out in others. */
import type { RequestView, StillThere } from "../../main/model/records-view.ts";
import { count, counted } from "../format.ts";
import type { FieldRef } from "./same-field.ts";

/** One text with every place where it would go out. */
export interface Leak {
  readonly text: string;
  readonly provision: string;
  /** In which it is withheld. */
  readonly places: number;
  readonly hits: readonly StillThere[];
}

export function leaksOf({ stillThere }: Pick<RequestView, "stillThere">): readonly Leak[] {
  const byText = Map.groupBy(stillThere, ({ text }) => text);
  return [...byText].map(([text, hits]) => ({
    text,
    hits,
    provision: hits[0]?.provision ?? "",
    places: hits[0]?.places ?? 1,
  }));
}

/** `is withheld in one place and would go out in 3 others.` */
export function leakWords({ places, hits }: Leak): string {
  const withheld = places === 1 ? "one place" : counted(places, "place");
  return `is withheld in ${withheld} and would go out in ${hits.length === 1 ? "one other" : `${count(hits.length)} others`}.`;
}

/** What to withhold so that the text does not go out: of a picture, the whole file. */
export function fieldsOfLeak({ hits }: Leak): readonly FieldRef[] {
  const fields = hits.map(({ seq, field }) => ({ seq, field: field === "picture" ? "evidence" : field }));
  return fields.filter(
    (one, place) => fields.findIndex(({ seq, field }) => seq === one.seq && field === one.field) === place,
  );
}

import { create } from "zustand";

/** Where the person is. A later screen adds itself here and in `screens/index.tsx`. */
export type Place =
  | { readonly screen: "today" }
  | { readonly screen: "remove" }
  | { readonly screen: "case"; readonly id: string }
  | { readonly screen: "log" }
  | { readonly screen: "record"; readonly id: string }
  | { readonly screen: "accounts" }
  | { readonly screen: "settings" };

interface PlaceStore {
  readonly place: Place;
  readonly before: readonly Place[];
  /** How often the person has moved: a heading takes the focus only after a move, not at the start. */
  readonly moves: number;
}

export const usePlace = create<PlaceStore>(() => ({ place: { screen: "today" }, before: [], moves: 0 }));

const remembered = 50;

export function go(place: Place): void {
  usePlace.setState((now) => ({ place, before: [...now.before, now.place].slice(-remembered), moves: now.moves + 1 }));
}

/** Back to where the person came from; to `otherwise` when there is no before. */
export function goBack(otherwise: Place): void {
  usePlace.setState((now) => ({
    place: now.before.at(-1) ?? otherwise,
    before: now.before.slice(0, -1),
    moves: now.moves + 1,
  }));
}

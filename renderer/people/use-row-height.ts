import { useMedia } from "../components/use-media.ts";

/** Pixels of a row of the list of people: styles/people.css puts columns into lines below the name where the window is narrow. */
export function useRowHeight(): number {
  const [isNarrow, isNarrowest] = [useMedia("(max-width: 68rem)"), useMedia("(max-width: 52rem)")];
  if (isNarrowest) return 104;
  return isNarrow ? 76 : 58;
}

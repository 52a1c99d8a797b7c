import { tidyText } from "../main/model/text.ts";
import { counted } from "./format.ts";

export interface Tidied {
  readonly text: string;
  /** What was done to it, as a sentence; null when only line ends changed, or nothing. */
  readonly note: string | null;
}

/** Text as it can be recorded, and what had to be changed for that. */
export function tidied(pasted: string): Tidied {
  const { text, changed } = tidyText(pasted);
  if (!changed) return { text, note: null };
  // With the u flag a surrogate only matches where its other half is missing.
  const broken = pasted.match(/\p{Surrogate}/gu)?.length ?? 0;
  const removed = pasted.replaceAll(/\r\n?/g, "\n").length - text.length;
  const were = (n: number) => (n === 1 ? "was" : "were");
  const notes = [
    broken > 0 ? `${counted(broken, "broken character")} ${were(broken)} replaced by \ufffd.` : "",
    removed > 0 ? `${counted(removed, "invisible control character")} ${were(removed)} taken out.` : "",
  ];
  return { text, note: notes.filter(Boolean).join(" ") };
}

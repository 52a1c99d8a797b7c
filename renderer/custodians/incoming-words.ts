import type { Incoming } from "../../preload/contract.ts";

/** What taking a sealed file in brings about, in a sentence or two. */
export const standingWords: Record<Incoming["standing"], string> = {
  new: "This vault is not on this computer yet: it will be added.",
  newer: "It goes on from the copy on this computer, which is brought up to date.",
  diverged:
    "Both copies were changed since they last met. They are put together and nothing gets lost; where both changed the same credential, you are shown the two side by side.",
  same: "There is nothing new in it. Taking it in makes a receipt all the same.",
};

/** The button that takes it in. */
export function takeWords({ standing }: Pick<Incoming, "standing">): string {
  if (standing === "new") return "Add this vault";
  return standing === "diverged" ? "Put the copies together" : standing === "newer" ? "Take it in" : "Make the receipt";
}

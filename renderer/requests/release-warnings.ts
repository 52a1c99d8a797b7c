/** What stands against a release: it keeps nobody from it, but has to be read before. */
import type { RequestView } from "../../main/model/records-view.ts";
import { counted } from "../format.ts";
import { type Looked, unseenCases } from "./request-steps.ts";
import { leaksOf } from "./still-there.ts";

/** The warnings in sentences, the worst first; none: everything was gone through. */
export function releaseWarnings(view: RequestView, looked: Looked): readonly string[] {
  const leaks = leaksOf(view).length;
  const unseen = unseenCases(view, looked).length;
  const isSlipOpen = view.slip.length > 0 && looked.slip !== view.revision;
  const still = leaks === 1 ? "is withheld in one place and would" : "are withheld in one place and would";
  return [
    ...(leaks > 0 ? [`${counted(leaks, "text")} ${still} still go out in another.`] : []),
    ...(unseen > 0 ? [`You have not gone through ${counted(unseen, "case")}.`] : []),
    ...(isSlipOpen ? ["You have not confirmed the withholding slip since the last change."] : []),
  ];
}

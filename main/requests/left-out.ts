/** Entries of chosen cases that stay here whole, as the answer's entry and its slip name them. */

import type { LeftOutEntry, Withholding } from "../model/records-view.ts";

/** What stands in the place of a field, and in that of a provision for what was not asked for. */
export const leftOutWords = { field: "entry", notAskedFor: "not-asked-for" } as const;

/** As `request.released` records it. */
export function leftOutLine({ seq, provision }: LeftOutEntry): Withholding {
  return { seq, field: leftOutWords.field, provision: provision ?? leftOutWords.notAskedFor };
}

import { changeDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";

/** Goes to Remove content with the account chosen; what else was half-typed there stays. */
export function startCaseOn(account: string): void {
  changeDraft("start", { account });
  go({ screen: "remove" });
}

/** What every panel of a request is given. */
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { RequestView } from "../../main/model/records-view.ts";
import { useDraft } from "../stores/drafts.ts";
import { toWallDate } from "../zoned-time.ts";
import { type Looked, nothingLooked, type RequestStepId } from "./request-steps.ts";

export interface AtRequest {
  readonly view: RequestView;
  readonly pack: PolicyPack;
  readonly zone: string;
  /** Answered or no longer kept: everything can be looked at and nothing changed. */
  readonly fixed: boolean;
  readonly looked: Looked;
  readonly look: (part: Partial<Looked>) => void;
  readonly onShow: (step: RequestStepId) => void;
}

/** What was looked at of a request; it outlives leaving the screen. */
export function useLooked(id: string): [Looked, (part: Partial<Looked>) => void] {
  const [looked, look] = useDraft<Looked>(`request:${id}:looked`, nothingLooked);
  return [looked, look];
}

/** The provision that was chosen last for this request, for the next choice; empty: none yet. */
export function useUsualProvision(id: string): [string, (provision: string) => void] {
  const [draft, change] = useDraft(`request:${id}:provision`, { provision: "" });
  return [draft.provision, (provision) => change({ provision })];
}

/** The present day in the city, `YYYY-MM-DD`. */
export function todayIn(zone: string): string {
  return toWallDate(new Date(), zone);
}

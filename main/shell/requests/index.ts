import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { accountRequests } from "./accounts.ts";
import { appRequests } from "./app.ts";
import { captureRequests } from "./capture.ts";
import { caseRequests } from "./cases.ts";
import { draftRequests } from "./drafts.ts";
import { evidenceRequests } from "./evidence.ts";
import { logRequests } from "./log.ts";
import { policyRequests } from "./policy.ts";

/** Every request of the contract, slice by slice; one that is missing is a type error. */
export function allRequests(around: Around): Handlers {
  return {
    ...appRequests(around),
    ...draftRequests(around),
    ...policyRequests(around),
    ...accountRequests(around),
    ...caseRequests(around),
    ...evidenceRequests(around),
    ...captureRequests(around),
    ...logRequests(around),
  };
}

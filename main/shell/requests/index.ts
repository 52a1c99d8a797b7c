import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { LongWork } from "../long-work.ts";
import { accountRequests } from "./accounts.ts";
import { appRequests } from "./app.ts";
import { captureRequests } from "./capture.ts";
import { caseRequests } from "./cases.ts";
import { credentialRequests } from "./credentials.ts";
import { custodianRequests } from "./custodians.ts";
import { deviceRequests } from "./device.ts";
import { draftRequests } from "./drafts.ts";
import { dutyRequests } from "./duties.ts";
import { evidenceRequests } from "./evidence.ts";
import { handOverRequests, receiptRequests } from "./hand-over.ts";
import { identityRequests } from "./identity.ts";
import { logRequests } from "./log.ts";
import { movingRequests } from "./moving.ts";
import { ownPackRequests } from "./own-packs.ts";
import { policyRequests } from "./policy.ts";
import { recordsRequests } from "./records.ts";
import { recoveryRequests } from "./recovery.ts";
import { registerRequests } from "./register.ts";
import { secretRequests } from "./secrets.ts";
import { deskRequests, vaultRequests } from "./vault.ts";

/** Every request of the contract, slice by slice; one that is missing is a type error. */
export function allRequests(around: Around): Handlers {
  // One long work at a time among all of them.
  const work = LongWork.of(around);
  return {
    ...appRequests(around),
    ...draftRequests(around),
    ...policyRequests(around),
    ...accountRequests(around),
    ...caseRequests(around),
    ...evidenceRequests(around),
    ...captureRequests(around),
    ...logRequests(around),
    ...deskRequests(around),
    ...vaultRequests(around),
    ...credentialRequests(around),
    ...secretRequests(around),
    ...identityRequests(around),
    ...custodianRequests(around),
    ...handOverRequests(around),
    ...receiptRequests(around),
    ...recoveryRequests(around),
    ...movingRequests(around),
    ...recordsRequests(around, work),
    ...registerRequests(around, work),
    ...dutyRequests(around, work),
    ...ownPackRequests(around),
    ...deviceRequests(around),
  };
}

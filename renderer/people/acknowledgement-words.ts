/** How far the acknowledgement has come that everyone signs who may post. [A-6.b.ii, N-VI.A] */
import { policyInText } from "../../main/model/policy-name.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { PersonRecord } from "../../main/model/register-view.ts";
import { plainDate } from "../format.ts";
import type { Tone } from "../words.ts";

export type AcknowledgementStage = "not-needed" | "missing" | "signed" | "forwarded";

/** `posts`: may the person post on any account? Where nobody else is to have it, signed is the end of the way. */
export function acknowledgementStage(
  person: Pick<PersonRecord, "acknowledgement" | "left">,
  posts: boolean,
  forwardTo: string | null,
): AcknowledgementStage {
  const { acknowledgement, left } = person;
  if (acknowledgement === null) return posts && left === null ? "missing" : "not-needed";
  return acknowledgement.forwardedOn !== null || forwardTo === null ? "forwarded" : "signed";
}

export function stageTag(stage: AcknowledgementStage, forwardTo: string | null): { words: string; tone: Tone } {
  switch (stage) {
    case "missing":
      return { words: "Signature missing", tone: "bad" };
    case "signed":
      return { words: `Not with ${forwardTo ?? "the department"} yet`, tone: "warn" };
    case "forwarded":
      return { words: forwardTo === null ? "Signed" : "Signed and forwarded", tone: "good" };
    case "not-needed":
      return { words: "Not needed now", tone: "plain" };
  }
}

/** What comes next, in a sentence; null: nothing. */
export function nextWords(stage: AcknowledgementStage, forwardTo: string | null, days: number): string | null {
  if (stage === "missing") {
    return `Whoever may post signs it, within ${days} days. Print the form, have it signed, and record it here with a scan.`;
  }
  if (stage === "signed") return `Send the signed form to ${forwardTo}, and record here when it went.`;
  if (stage === "not-needed") return "It is signed by whoever may post on an account; this person may not, at present.";
  return null;
}

/** A signature stands under the text of its own time: said when the policy has another version now. */
export function otherVersion(policy: string, pack: Pick<PolicyPack, "id" | "version" | "effective">): string | null {
  if (policy === `${pack.id}@${pack.version}`) return null;
  const [, version = policy] = policy.split("@");
  return `Signed under the version of ${plainDateOr(version)}; the one in use is of ${plainDate(pack.effective)}.`;
}

/** `P&P 16-5 of March 9, 2020`, `the Social Media Policy of May 1, 2020`; another policy goes by its reference. */
export function policyWords(ref: string, pack: Pick<PolicyPack, "id" | "shortTitle">): string {
  const at = ref.lastIndexOf("@");
  if (ref.slice(0, at) !== pack.id) return `another policy (${ref})`;
  return `${policyInText(pack)} of ${plainDateOr(ref.slice(at + 1))}`;
}

function plainDateOr(version: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(version) ? plainDate(version) : version;
}

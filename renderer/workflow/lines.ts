/** One line under each step: what was recorded there, or why it is shut. */
import { amended } from "../../main/model/amendment.ts";
import type { Step } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { clock, counted, moment, shortCitation } from "../format.ts";
import { actionWord, keptWords } from "../words.ts";

function recordedLine(entry: CaseEntry, all: readonly CaseEntry[], pack: PolicyPack, zone: string): string {
  switch (entry.kind) {
    case "case.opened":
      return entry.fields.postedAt
        ? `Posted ${moment(entry.fields.postedAt, zone)}`
        : `Opened ${moment(entry.at, zone)}`;
    case "evidence.sealed":
      return `${counted(all.length, "file")}, sealed ${clock(entry.at, zone)}`;
    case "ground.chosen":
      return entry.fields.grounds
        .map((chosen) => pack.grounds.find((ground) => ground.id === chosen.id)?.label ?? chosen.text)
        .join(", ");
    case "viewpoint.checked":
      return entry.fields.answer === "violation" ? "Not about the opinion" : "Only a viewpoint";
    case "director.consulted":
      return `${entry.fields.consulted.name}, ${moment(entry.fields.consultedAt, zone)}`;
    case "message.sent":
      return `Sent ${moment(entry.fields.sentAt, zone)}`;
    case "step.waived":
      return "Skipped, with a reason";
    case "case.kept":
      return keptWords[entry.fields.because];
    case "case.closed":
      return `Closed ${moment(entry.at, zone)}`;
    case "content.removed":
    case "content.hidden":
    case "content.declined":
    case "user.blocked":
      return all.map((one) => actionWord(one.kind)).join(", ");
    default:
      return moment(entry.at, zone);
  }
}

/** The line under a step in the list. */
export function stepLine(step: Step, entries: readonly CaseEntry[], pack: PolicyPack, zone: string): string {
  if (step.state === "shut") {
    return step.citation ? `${step.because} ${shortCitation(step.citation, pack.shortTitle)}` : step.because;
  }
  if (step.state !== "done") return step.hint;
  const did = amended(entries).filter((entry) => step.seqs.includes(entry.seq));
  const last = did.at(-1);
  return last === undefined ? "Done" : recordedLine(last, did, pack, zone);
}

/** What the texts of a pack must hold: gaps that the app can fill, and the words that the policy prescribes. */

import { incidentPlaceholders } from "../model/incident-message.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { templateFaults } from "../model/template.ts";
import type { PackFault } from "./fault.ts";

/** Of a pack that has passed the schema. */
export function wordFaults(pack: PolicyPack): readonly PackFault[] {
  return [messages, incident, prescribed].flatMap((check) => check(pack));
}

function messages({ steps }: PolicyPack): readonly PackFault[] {
  return steps.flatMap((step, place) =>
    step.kind !== "message"
      ? []
      : templateFaults(step.template).map((fault) => ({
          path: ["steps", place, "template"],
          says: `the template of step “${step.id}” has the unknown placeholder “${fault}”`,
        })),
  );
}

function incident({ records }: PolicyPack): readonly PackFault[] {
  return templateFaults(records.incident.template, incidentPlaceholders).map((fault) => ({
    path: ["records", "incident", "template"],
    says: `the template of incidents has the unknown placeholder “${fault}”`,
  }));
}

/** A sentence in quotation marks, not a word or two. */
const sentence = /“([^“”]+[.!?])”/g;

/** Where the first clause of the acknowledgement prescribes a sentence, whoever signs must have read it as it is. [N-VI.A] */
function prescribed({ clauses, register: { acknowledgement } }: PolicyPack): readonly PackFault[] {
  if (acknowledgement === null) return [];
  const clause = clauses.find(({ id }) => id === acknowledgement.clauses[0]);
  return [...(clause?.text ?? "").matchAll(sentence)]
    .filter(([, words = ""]) => !acknowledgement.text.includes(words))
    .map(([, words]) => ({
      path: ["register", "acknowledgement", "text"],
      says: `the acknowledgement leaves out what clause “${clause?.id}” prescribes: “${words}”`,
    }));
}

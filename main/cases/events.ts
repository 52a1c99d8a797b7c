/** What the person did, as the event that the log records: input checked, and filled in from the pack and the case. */

import type { StepInput } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { pastTime, someText } from "../lib/field.ts";
import { amended } from "../model/amendment.ts";
import type { CaseEntry, CaseEvent } from "../model/entry.ts";
import { type ActionRule, type PolicyPack, packRef, type StepRule } from "../model/policy-pack.ts";
import { progress } from "../model/workflow.ts";
import { amendment } from "./amendment.ts";
import * as fields from "./fields.ts";

/** A case as it stands when something is to be recorded. */
export interface Standing {
  readonly pack: PolicyPack;
  readonly entries: readonly CaseEntry[];
  readonly opened: CaseEntry<"case.opened">;
  readonly since: string | null;
  readonly now: Date;
}

type Input<S extends StepInput["step"]> = Extract<StepInput, { step: S }>;

/** @throws AppError for every field that is not as it must be; ACTION_UNKNOWN, GROUND_UNKNOWN, ENTRY_UNKNOWN, STEP_NOT_WAIVABLE, STEP_SHUT */
export function eventOf(standing: Standing, input: StepInput): CaseEvent {
  switch (input.step) {
    case "grounds":
      return grounds(standing, input);
    case "viewpoint":
      return { kind: "viewpoint.checked", fields: { answer: input.answer, reason: fields.reason(input.reason) } };
    case "consultation":
      return consultation(standing, input);
    case "message":
      return message(standing, input);
    case "waive":
      return waiver(standing, input);
    case "action":
      return action(standing, input);
    case "reverse":
      return reversal(standing, input);
    case "keep":
      return { kind: "case.kept", fields: { because: input.because, reason: fields.reason(input.reason) } };
    case "close":
      return { kind: "case.closed", fields: { note: fields.note(input.note) } };
    case "amend":
      return amendment(standing, input);
  }
}

/** The author of the case, corrected where the case was. */
function authorOf({ entries, opened }: Standing): string {
  const corrected = amended(entries).find((entry) => entry.kind === "case.opened");
  return (corrected ?? opened).fields.author;
}

function grounds({ pack }: Standing, input: Input<"grounds">): CaseEvent {
  const chosen = input.grounds.map((id) => {
    const ground = pack.grounds.find((known) => known.id === id);
    if (ground === undefined) throw new AppError("GROUND_UNKNOWN", { ground: id, policy: packRef(pack) });
    return { citation: ground.citation, id: ground.id, text: ground.text };
  });
  return { kind: "ground.chosen", fields: { grounds: chosen, reason: fields.reason(input.reason) } };
}

type Consultation = StepRule & { kind: "consultation" };

function consultationStep({ pack, entries }: Standing, id: string | undefined): Consultation {
  const rules = pack.steps.filter((step): step is Consultation => step.kind === "consultation");
  const states = progress(pack, entries).steps;
  const open = rules.find((rule) =>
    states.some((step) => step.id === rule.id && (step.state === "open" || step.state === "waivable")),
  );
  const rule = id === undefined ? (open ?? rules.at(-1)) : rules.find((known) => known.id === id);
  if (rule === undefined) {
    const because = `${pack.shortTitle} has no such consultation.`;
    throw new AppError("STEP_SHUT", { because, citation: null });
  }
  return rule;
}

function consultation(standing: Standing, input: Input<"consultation">): CaseEvent {
  const { pack, now } = standing;
  const rule = consultationStep(standing, input.id);
  for (const id of input.decided) findAction(pack, id);
  return {
    kind: "director.consulted",
    fields: {
      consulted: {
        name: someText("name", input.name, "name"),
        role: pack.roles.find((role) => role.id === rule.role)?.title ?? rule.role,
      },
      // A call to the director may well come before the case is opened: only the future is refused.
      consultedAt: pastTime("consultedAt", input.consultedAt, now),
      decided: pack.actions.filter(({ id }) => input.decided.includes(id)).map(({ id }) => id),
      how: someText("how", input.how, "name"),
      words: someText("words", input.words, "passage"),
    },
  };
}

function message(standing: Standing, input: Input<"message">): CaseEvent {
  return {
    kind: "message.sent",
    fields: {
      author: authorOf(standing),
      channel: someText("channel", input.channel, "name"),
      sentAt: pastTime("sentAt", input.sentAt, standing.now),
      text: someText("text", input.text, "passage"),
    },
  };
}

function waiver({ pack }: Standing, input: Input<"waive">): CaseEvent {
  const rule = pack.steps.find((step) => step.id === input.id);
  if (rule === undefined) throw new AppError("STEP_NOT_WAIVABLE", { step: input.id, citation: null });
  return {
    kind: "step.waived",
    fields: { reason: fields.reason(input.reason), step: rule.id, title: rule.title },
  };
}

function findAction(pack: PolicyPack, id: string): ActionRule {
  const rule = pack.actions.find((action) => action.id === id);
  if (rule === undefined) throw new AppError("ACTION_UNKNOWN", { action: id, policy: packRef(pack) });
  return rule;
}

function action(standing: Standing, input: Input<"action">): CaseEvent {
  const rule = findAction(standing.pack, input.action);
  const common = {
    action: rule.id,
    doneAt: pastTime("doneAt", input.doneAt, standing.now),
    label: rule.doneLabel,
    note: fields.note(input.note),
  };
  if (rule.kind !== "user.blocked") return { kind: rule.kind, fields: common };
  const until = fields.until(input.until, common.doneAt);
  return { kind: rule.kind, fields: { ...common, author: authorOf(standing), until } };
}

function reversal(standing: Standing, input: Input<"reverse">): CaseEvent {
  const { pack, entries, now } = standing;
  const rule = findAction(pack, input.action);
  if (rule.reversal === null || !progress(pack, entries).reversible.includes(rule.id)) {
    const because = `“${rule.label}” was not done in this case, or it can't be reversed any more.`;
    throw new AppError("STEP_SHUT", { because, citation: null });
  }
  const common = { doneAt: pastTime("doneAt", input.doneAt, now), reason: fields.reason(input.reason) };
  return rule.reversal.kind === "user.unblocked"
    ? { kind: "user.unblocked", fields: { ...common, author: authorOf(standing) } }
    : { kind: "content.restored", fields: common };
}

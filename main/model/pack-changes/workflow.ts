/** What is another one on the way of a case: its steps and actions. */

import { type ActionRule, citationOf, type PolicyPack, roleTitle, type StepRule } from "../policy-pack.ts";
import { isSame, listChanges, now } from "./compare.ts";

/** In the words of the pack that they stand in. */
interface Both<T> {
  readonly was: T;
  readonly is: T;
  readonly before: PolicyPack;
  readonly after: PolicyPack;
}

export function steps(before: PolicyPack, after: PolicyPack): readonly string[] {
  return listChanges(before.steps, after.steps, {
    key: ({ id }) => id,
    name: ({ title }) => title,
    differs: (was, is) => stepDiffers({ was, is, before, after }),
  });
}

function stepDiffers({ was, is, before, after }: Both<StepRule>): readonly string[] {
  return [
    ...now("Title", was.title, is.title),
    ...now("What to do", was.hint, is.hint),
    ...now("Must be done", was.required, is.required),
    ...now("May be skipped with a reason", was.waiver !== null, is.waiver !== null),
    ...now("Comes after", titles(before, was.after), titles(after, is.after)),
    ...(was.kind === is.kind ? kindDiffers({ was, is, before, after }) : ["Is another kind of step."]),
    ...cites({ was, is, before, after }),
    ...(isSame(was.waiver, is.waiver) || was.waiver === null || is.waiver === null
      ? []
      : ["Asks otherwise for the reason when it is skipped."]),
  ];
}

function kindDiffers({ was, is, before, after }: Both<StepRule>): readonly string[] {
  if (was.kind === "consultation" && is.kind === "consultation") {
    return [
      ...now("Who is consulted", roleTitle(before, was.role), roleTitle(after, is.role)),
      ...now("Their word decides", was.binding, is.binding),
      ...now("Question", was.wordsLabel, is.wordsLabel),
    ];
  }
  if (was.kind === "viewpoint" && is.kind === "viewpoint") return now("Question", was.question, is.question);
  if (was.kind === "grounds" && is.kind === "grounds") return now("Question", was.reasonLabel, is.reasonLabel);
  if (was.kind === "message" && is.kind === "message") return now("Message", was.template, is.template);
  return [];
}

export function actions(before: PolicyPack, after: PolicyPack): readonly string[] {
  return listChanges(before.actions, after.actions, {
    key: ({ id }) => id,
    name: ({ label }) => label,
    differs: (was, is) => actionDiffers({ was, is, before, after }),
  });
}

function actionDiffers({ was, is, before, after }: Both<ActionRule>): readonly string[] {
  return [
    ...now("Button", was.label, is.label),
    ...now("In the log", was.doneLabel, is.doneLabel),
    ...now("What to do", was.instruction, is.instruction),
    ...now("Used for content that is", contentOf[was.when], contentOf[is.when]),
    ...now("Needs first", titles(before, was.needs), titles(after, is.needs)),
    ...now("Can be undone", was.reversal?.label ?? null, is.reversal?.label ?? null),
    ...cites({ was, is, before, after }),
  ];
}

const contentOf = { published: "public", held: "waiting for moderation", any: "public or waiting" } as const;

function cites({ was, is, before, after }: Both<{ readonly clauses: readonly string[] }>): readonly string[] {
  return now(
    "Rests on",
    was.clauses.map((clause) => citationOf(before, clause)),
    is.clauses.map((clause) => citationOf(after, clause)),
  );
}

function titles(pack: PolicyPack, ids: readonly string[]): readonly string[] {
  return ids.map((id) => pack.steps.find((step) => step.id === id)?.title ?? id);
}

import type { Evidence } from "../entry.ts";
import type { HistoryLine, RegisterEvent } from "../register-view.ts";
import { type AccountNames, accountSentence, reason } from "./account-history.ts";
import { personSentence } from "./person-history.ts";

/**
 * The history of a subject as people read it, newest first.
 * @param events all of it, oldest first
 * @param files by the event that names them
 * @param canGo can this event be taken back?
 */
export function historyLines(
  events: readonly RegisterEvent[],
  files: ReadonlyMap<number, readonly Evidence[]>,
  names: AccountNames,
  canGo: (event: RegisterEvent) => boolean = () => false,
): readonly HistoryLine[] {
  const struck = strikes(events);
  const sentences = new Map(events.map((event) => [event.id, sentenceOf(event, names)]));
  return events.toReversed().map((event) => {
    const { id, kind, on, at, actor, policy } = event;
    const says = kind === "struck" ? takenBack(event.fields, sentences) : (sentences.get(id) ?? "");
    const [evidence, gone] = [files.get(id) ?? [], struck.get(id) ?? null];
    const takeBack = gone === null && kind !== "struck" && canGo(event);
    return { id, kind, on, at, actor, policy, says, evidence, struck: gone, takeBack };
  });
}

/** By the event that was taken back. */
export function strikes(events: Iterable<RegisterEvent>): ReadonlyMap<number, NonNullable<HistoryLine["struck"]>> {
  const struck = new Map<number, NonNullable<HistoryLine["struck"]>>();
  for (const { kind, fields, actor, at } of events) {
    if (kind === "struck") struck.set(fields.event, { because: fields.because, by: actor.name, at });
  }
  return struck;
}

/** A sentence for any event but one that takes another back. */
export function sentenceOf(event: RegisterEvent, names: AccountNames): string {
  return accountSentence(event, names) ?? personSentence(event, names) ?? "";
}

function takenBack(
  { event, because }: RegisterEvent<"struck">["fields"],
  sentences: ReadonlyMap<number, string>,
): string {
  const said = sentences.get(event) ?? "";
  return said === "" ? `Taken back${reason(because)}` : `Taken back: “${said}” Reason${reason(because)}`;
}

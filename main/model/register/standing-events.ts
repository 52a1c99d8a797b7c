import type { RegisterEvent } from "../register-view.ts";

/** The events that count: none that was taken back, and none that only takes one back. */
export function standingEvents(events: readonly RegisterEvent[]): readonly RegisterEvent[] {
  const struck = new Set(events.map((event) => (event.kind === "struck" ? event.fields.event : null)));
  return events.filter(({ id, kind }) => kind !== "struck" && !struck.has(id));
}

import type { WebContents } from "electron";
import type { EventName, Events } from "../../preload/contract.ts";

/** Tells the window something; nothing happens when there is none. */
export type Tell = <E extends EventName>(event: E, payload: Events[E]) => void;

/** The channels between main and the preload. */
export const requestChannel = "custodia.request";
export const eventChannel = "custodia.event";

export function tellThrough(contents: () => Pick<WebContents, "send"> | null): Tell {
  return (event, payload) => contents()?.send(eventChannel, event, payload);
}

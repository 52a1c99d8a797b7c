import type { Refused } from "../main/model/error-code.ts";
import type { Bridge, Channel, EventName, Events, Requests } from "../preload/contract.ts";

declare global {
  interface Window {
    readonly custodia: Bridge;
  }
}

/** Main said no, with a code from the closed list; `sentences.ts` says it to the person. */
export class RefusedError extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.code);
    this.name = "RefusedError";
    this.refused = refused;
  }
}

/** Asks main. Throws RefusedError when main refuses. */
export async function ask<C extends Channel>(
  channel: C,
  request: Requests[C]["request"],
): Promise<Requests[C]["reply"]> {
  const reply = await window.custodia.request(channel, request);
  if (!reply.ok) throw new RefusedError(reply.error);
  return reply.value;
}

/** Listens to main; returns the function that stops listening. */
export function on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.custodia.on(event, listener);
}

/** What a caught error says; anything but a refusal is UNEXPECTED. */
export function refusedOf(error: unknown): Refused {
  if (error instanceof RefusedError) return error.refused;
  console.error(error);
  return { code: "UNEXPECTED", detail: { because: error instanceof Error ? error.name : "unknown" } };
}

import { z } from "zod";
import type { LogFilters } from "../../../preload/contract.ts";
import { AppError } from "../../lib/app-error.ts";
import { isDate, startOfDay } from "../../model/time.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, nothing, text } from "./texts.ts";

const date = z.string().refine(isDate);
export const filters = z.strictObject({
  account: id.nullable(),
  action: id.nullable(),
  ground: id.nullable(),
  from: date.nullable(),
  to: date.nullable(),
});

/** Days are those of the city whose policy is in use. */
function withTimes({ ready }: Around["services"], asked: LogFilters) {
  const pack = ready.register.pack();
  // A pack file that is gone must not keep anybody from searching the log.
  return timesIn(pack !== null && ready.packs.has(pack) ? ready.packs.get(pack).timeZone : "UTC", asked);
}

/** From the first moment of the day `from` to the last of `to` in this time zone. */
export function timesIn(zone: string, asked: LogFilters) {
  const fromTime = asked.from === null ? null : startOfDay(zone, asked.from);
  const toTime = asked.to === null ? null : startOfDay(zone, asked.to, 1);
  return { ...asked, fromTime, toTime };
}

/** One verification at a time; it stops when it is cancelled or the app ends. */
function verification({ services, tell, ending }: Around) {
  let running: AbortController | null = null;
  return {
    async start() {
      if (running) throw new AppError("VERIFY_RUNNING");
      const { ready } = services;
      running = new AbortController();
      try {
        const progress = (done: number, total: number, what: "entries" | "files") =>
          tell("verify.progress", { done, total, what });
        return await ready.verify(progress, AbortSignal.any([running.signal, ending]));
      } finally {
        running = null;
        tell("log.changed", { log: services.status() });
      }
    },
    cancel() {
      running?.abort();
      return null;
    },
  };
}

export function logRequests(
  around: Around,
): Handlers<"log.search" | "log.count" | "log.facets" | "log.verify" | "log.verify-cancel"> {
  const { services } = around;
  const verifying = verification(around);
  return {
    "log.search": {
      schema: z.strictObject({
        query: text,
        filters,
        after: z.int().nonnegative().nullable(),
        limit: z.int().min(1).max(200),
      }),
      answer: (request) => {
        const { log } = services.ready;
        return log.search(request.query, withTimes(services, request.filters), request.after, request.limit);
      },
    },
    "log.count": {
      schema: z.strictObject({ query: text, filters }),
      answer: (request) => services.ready.log.count(request.query, withTimes(services, request.filters)),
    },
    "log.facets": { schema: nothing, answer: () => services.ready.log.facets() },
    "log.verify": { schema: nothing, answer: () => verifying.start() },
    "log.verify-cancel": { schema: nothing, answer: () => verifying.cancel() },
  };
}

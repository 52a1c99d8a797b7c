/** Holds and disposal. */
import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, text } from "./texts.ts";

const subject = z.strictObject({ kind: z.enum(["case", "request"]), id });
export const namedPerson = z.strictObject({ name: text, role: text });

type RetentionChannel = "retention.hold" | "retention.lift" | "retention.plan" | "retention.dispose";

export function retentionRequests({ services }: Around): Handlers<RetentionChannel> {
  return {
    "retention.hold": {
      schema: z.strictObject({ subject, reason: text }),
      answer: (asked) => services.ready.records.retention.hold(asked.subject, asked.reason),
    },
    "retention.lift": {
      schema: z.strictObject({ hold: id, reason: text }),
      answer: ({ hold, reason }) => services.ready.records.retention.lift(hold, reason),
    },
    "retention.plan": {
      schema: z.strictObject({ subject }),
      answer: (asked) => services.ready.records.retention.plan(asked.subject),
    },
    "retention.dispose": {
      schema: z.strictObject({
        subject,
        authority: text,
        reason: text,
        approvedBy: namedPerson,
        entries: z.int().nonnegative(),
      }),
      answer: (asked) => services.ready.records.retention.dispose(asked),
    },
  };
}

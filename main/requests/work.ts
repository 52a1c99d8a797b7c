/** The work on a request until it is answered: what was chosen, left out, withheld, redacted. No record: only the answer is one. */

import { z } from "zod";
import { AppError } from "../lib/app-error.ts";
import type { LeftOutEntry, Redaction, RequestView, Withholding } from "../model/records-view.ts";

export interface RequestWork {
  readonly cases: readonly string[];
  /** In the order of the log. */
  readonly leftOut: readonly LeftOutEntry[];
  readonly withheld: readonly Withholding[];
  readonly redactions: readonly Redaction[];
  readonly putOff: RequestView["putOff"];
  /** Goes up with every change. */
  readonly revision: number;
}

export const noWork: RequestWork = {
  cases: [],
  leftOut: [],
  withheld: [],
  redactions: [],
  putOff: null,
  revision: 0,
};

const number = z.int().min(0);
const text = z.string();

const work: z.ZodType<RequestWork> = z.strictObject({
  cases: z.array(text),
  leftOut: z.array(z.strictObject({ seq: number, provision: text.nullable() })),
  withheld: z.array(z.strictObject({ seq: number, field: text, provision: text })),
  redactions: z.array(
    z.strictObject({
      seq: number,
      provision: text,
      areas: z.array(z.strictObject({ x: number, y: number, width: number, height: number })),
      original: text,
      redacted: z.strictObject({ bytes: number, mediaType: text, name: text, sha256: text }),
      hidesFile: z.boolean(),
    }),
  ),
  putOff: z.strictObject({ until: text, reason: text }).nullable(),
  revision: number,
});

/** @throws AppError DATABASE_DAMAGED */
export function parseWork(json: string): RequestWork {
  try {
    return work.parse(JSON.parse(json));
  } catch (error) {
    throw new AppError("DATABASE_DAMAGED", { reason: "request_work" }, { cause: error });
  }
}

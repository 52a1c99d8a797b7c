import { shell } from "electron";
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { contentKinds } from "../../model/entry.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { stepInput } from "./steps.ts";
import { id, moment, nothing, text } from "./texts.ts";

const newCase = z.strictObject({
  account: id,
  address: text.nullable(),
  author: text,
  content: text,
  contentKind: z.enum(contentKinds),
  postedAt: moment.nullable(),
  published: z.boolean(),
});

/** An address that the system's browser may be given. Throws ADDRESS_INVALID for every other kind. */
export function webAddress(address: string | null): string {
  const url = address === null ? null : URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") throw new AppError("ADDRESS_INVALID");
  return url.href;
}

export function caseRequests({
  services,
}: Around): Handlers<"cases.start" | "cases.get" | "cases.open" | "cases.record" | "cases.by-author" | "cases.visit"> {
  return {
    "cases.start": { schema: newCase, answer: (input) => services.ready.cases.start(input) },
    "cases.get": { schema: z.strictObject({ id }), answer: (request) => services.ready.cases.get(request.id) },
    "cases.open": { schema: nothing, answer: () => services.ready.cases.openCases() },
    "cases.record": {
      schema: z.strictObject({ id, lastSeq: z.int().nonnegative(), input: stepInput }),
      answer: (request) => services.ready.cases.record(request.id, request.lastSeq, request.input),
    },
    "cases.by-author": {
      schema: z.strictObject({ platform: text, author: text }),
      answer: ({ platform, author }) => services.ready.cases.byAuthor(platform, author),
    },
    "cases.visit": {
      schema: z.strictObject({ id }),
      answer: async (request) => {
        await shell.openExternal(webAddress(services.ready.cases.address(request.id)));
        return null;
      },
    },
  };
}

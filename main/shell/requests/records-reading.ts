/** Text in pictures, for the person who would otherwise type it. */
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { RecordsRequests } from "../../../preload/contract.ts";
import { largestReadable } from "../../evidence-text/index.ts";
import { AppError } from "../../lib/app-error.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, nothing, sha256 } from "./texts.ts";

type Asked = RecordsRequests["reading.read"]["request"];

async function picture({ services, sources }: Around, asked: Asked): Promise<Uint8Array> {
  if ("sha256" in asked) {
    // Only what an entry of the log names is ever read.
    const { evidence, log } = services.ready;
    if (log.evidence(asked.sha256) === null) throw new AppError("EVIDENCE_MISSING", { sha256: asked.sha256 });
    return await evidence.read(asked.sha256, largestReadable);
  }
  const source = sources.look(asked.source);
  const { bytes } = source;
  if (bytes > largestReadable) throw new AppError("PICTURE_TOO_LARGE", { bytes, limit: largestReadable });
  return await buffer(source.stream());
}

/** A new reading stops the one before. */
function readings(around: Around) {
  const { services, tell, ending } = around;
  let running: AbortController | null = null;
  return {
    async start(asked: Asked) {
      running?.abort();
      const own = new AbortController();
      running = own;
      try {
        const signal = AbortSignal.any([own.signal, ending]);
        const onProgress = (done: number, total: number) => tell("reading.progress", { done, total });
        const text = await services.ready.texts.read(await picture(around, asked), { signal, onProgress });
        return text === "" ? null : { text };
      } finally {
        if (running === own) running = null;
      }
    },
    cancel() {
      running?.abort();
      return null;
    },
  };
}

export function readingRequests(around: Around): Handlers<"reading.read" | "reading.cancel"> {
  const reading = readings(around);
  return {
    "reading.read": {
      schema: z.union([z.strictObject({ source: id }), z.strictObject({ sha256 })]),
      answer: (asked) => reading.start(asked),
    },
    "reading.cancel": { schema: nothing, answer: () => reading.cancel() },
  };
}

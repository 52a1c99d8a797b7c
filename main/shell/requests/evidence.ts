import { dialog } from "electron";
import { z } from "zod";
import type { SourceFile } from "../../../preload/contract.ts";
import { AppError } from "../../lib/app-error.ts";
import { type Evidence, evidencePurposes } from "../../model/entry.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { largestChunk } from "../sources.ts";
import { id, line, nothing, sha256, text } from "./texts.ts";

/** More than this the window is not shown: the system's viewer opens a copy. */
const largestShown = 64 * 1024 * 1024;

const chunk = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= largestChunk);

async function choose({ window, sources }: Around): Promise<readonly SourceFile[]> {
  const owner = window();
  if (!owner) return [];
  const { filePaths } = await dialog.showOpenDialog(owner, { properties: ["openFile", "multiSelections"] });
  return filePaths.map((path) => sources.file(path));
}

async function seal(
  { services, sources, tell, ending }: Around,
  request: { source: string; case: string; purpose: (typeof evidencePurposes)[number]; note: string },
) {
  const { cases, texts } = services.ready;
  using _quiet = texts.hold();
  await using source = sources.take(request.source);
  const about = { name: source.name, bytes: source.bytes };
  const progress = (done: number) => tell("seal.progress", { source: request.source, done, total: source.bytes });
  return await cases.seal(request.case, source.stream(), about, request.purpose, request.note, progress, ending);
}

export function evidenceRequests(
  around: Around,
): Handlers<
  | "evidence.begin"
  | "evidence.chunk"
  | "evidence.choose"
  | "evidence.discard"
  | "evidence.seal"
  | "evidence.read"
  | "evidence.open-copy"
> {
  const { services, sources, copies } = around;
  /** Only what an entry of the log names is ever read. */
  const named = (hash: string): Evidence => {
    const evidence = services.ready.log.evidence(hash);
    if (!evidence) throw new AppError("EVIDENCE_MISSING", { sha256: hash });
    return evidence;
  };
  return {
    "evidence.begin": {
      schema: z.strictObject({ name: line, bytes: z.int().nonnegative() }),
      answer: ({ name, bytes }) => services.ready && sources.begin(name, bytes),
    },
    "evidence.chunk": {
      schema: z.strictObject({ source: id, bytes: chunk }),
      answer: async ({ source, bytes }) => {
        await sources.chunk(source, bytes);
        return null;
      },
    },
    "evidence.choose": { schema: nothing, answer: () => choose(around) },
    "evidence.discard": {
      schema: z.strictObject({ source: id }),
      answer: async ({ source }) => {
        await sources.discard(source);
        return null;
      },
    },
    "evidence.seal": {
      schema: z.strictObject({ source: id, case: id, purpose: z.enum(evidencePurposes), note: text }),
      answer: (request) => seal(around, request),
    },
    "evidence.read": {
      schema: z.strictObject({ sha256 }),
      answer: async (request) => {
        const { mediaType } = named(request.sha256);
        return { mediaType, bytes: await services.ready.evidence.read(request.sha256, largestShown) };
      },
    },
    "evidence.open-copy": {
      schema: z.strictObject({ sha256 }),
      answer: async (request) => {
        const { book, evidence } = services.ready;
        await copies.open(book.evidence(request.sha256) ?? named(request.sha256), evidence);
        return null;
      },
    },
  };
}

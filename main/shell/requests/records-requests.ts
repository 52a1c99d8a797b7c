/** Records requests, from their coming to the answer. */
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { RecordsRequests } from "../../../preload/contract.ts";
import { AppError } from "../../lib/app-error.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFolder } from "../dialogs.ts";
import type { LongWork } from "../long-work.ts";
import { id, line, moment, text } from "./texts.ts";

/** A picture as the window shows it, in bytes; a larger one is not redacted there. */
const largestPicture = 256 * 1024 * 1024;
const most = 100_000;

const seq = z.int().nonnegative();
const pixels = z.int().max(1_000_000);
const area = z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels });

const newRequest = z.strictObject({
  requester: z.strictObject({ name: text, contact: text, organisation: text }),
  what: text,
  reference: text,
  how: text,
  receivedOn: moment,
  due: moment.nullable(),
});

const redaction = z.strictObject({
  id,
  seq,
  source: id.nullable(),
  areas: z.array(area).max(1_000),
  provision: id,
  hidesFile: z.boolean(),
});
const release = z.strictObject({ id, revision: seq, answeredOn: moment, how: text, words: text });
const answer = z.strictObject({
  id,
  outcome: z.enum(["nothing-found", "refused", "withdrawn"]),
  provision: id.nullable(),
  answeredOn: moment,
  how: text,
  words: text,
});

/** The picture that the window handed over stays until the redaction stands. */
async function redact(
  { services, sources }: Around,
  { source, ...asked }: RecordsRequests["requests.redact"]["request"],
) {
  const { requests } = services.ready.records;
  if (source === null) return await requests.redact({ ...asked, png: null });
  const picture = sources.look(source);
  const { bytes } = picture;
  if (bytes > largestPicture) throw new AppError("PICTURE_TOO_LARGE", { bytes, limit: largestPicture });
  const view = await requests.redact({ ...asked, png: await buffer(picture.stream()) });
  await sources.discard(source);
  return view;
}

async function handOver(
  { services, window }: Around,
  work: LongWork,
  asked: RecordsRequests["requests.release"]["request"],
) {
  work.refuseSecond();
  const { requests } = services.ready.records;
  // What was looked at must be what goes out: met before anybody is asked where to.
  if (requests.get(asked.id).revision !== asked.revision) throw new AppError("RELEASE_UNREVIEWED");
  const folder = await chooseFolder(window, "Choose the folder for the release");
  if (folder === null) return null;
  return await work.run((working) => requests.release({ ...asked, folder }, working));
}

type RequestChannel = Extract<keyof Handlers, `requests.${string}`>;

export function recordsRequestRequests(around: Around, work: LongWork): Handlers<RequestChannel> {
  const requests = () => around.services.ready.records.requests;
  return {
    "requests.register": { schema: newRequest, answer: (request) => requests().register(request) },
    "requests.get": { schema: z.strictObject({ id }), answer: (asked) => requests().get(asked.id) },
    "requests.put-off": {
      schema: z.strictObject({ id, until: moment, reason: text }),
      answer: (asked) => requests().putOff(asked.id, asked.until, asked.reason),
    },
    "requests.choose": {
      schema: z.strictObject({ id, cases: z.array(id).max(most) }),
      answer: (asked) => requests().choose(asked.id, asked.cases),
    },
    "requests.leave-out": {
      schema: z.strictObject({ id, entries: z.array(z.strictObject({ seq, provision: id.nullable() })).max(most) }),
      answer: (asked) => requests().leaveOut(asked.id, asked.entries),
    },
    "requests.withhold": {
      schema: z.strictObject({
        id,
        fields: z.array(z.strictObject({ seq, field: id })).max(most),
        provision: id.nullable(),
      }),
      answer: (asked) => requests().withhold(asked.id, asked.fields, asked.provision),
    },
    "requests.redact": { schema: redaction, answer: (asked) => redact(around, asked) },
    "requests.redacted": {
      schema: z.strictObject({ id, seq }),
      answer: (asked) => requests().redacted(asked.id, asked.seq),
    },
    "requests.find-words": {
      schema: z.strictObject({ id, words: line }),
      answer: (asked) => requests().findWords(asked.id, asked.words),
    },
    "requests.release": { schema: release, answer: (asked) => handOver(around, work, asked) },
    "requests.answer": { schema: answer, answer: (asked) => requests().answer(asked) },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import { camera } from "../evidence-text/pictures.ts";
import { openCase, Workstation } from "./a-workstation.ts";

const picture = camera();
const everything = { account: null, action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };

async function seal({ ready }: Services, words: string): Promise<string> {
  const { id } = openCase({ ready } as Services).summary;
  const png = await picture({ lines: [words] });
  await ready.cases.seal(id, [png], { name: "shot.png", bytes: png.length }, "before", "", () => {});
  return id;
}

function found({ ready }: Services, words: string): readonly string[] {
  return ready.log.search(words, everything, null, 10).cases.map(({ id }) => id);
}

async function until(so: () => boolean): Promise<void> {
  while (!so()) await pause(20);
}

it("[A-6.g.ii] finds a case by words that stand in its screenshot alone, also when the app was ended before it was read", async () => {
  const station = new Workstation();
  const first = await station.runWithLog();
  const told: number[] = [];
  first.onReadingWaiting((waiting) => told.push(waiting));
  const heron = await seal(first, "A heron was seen at the waterworks");
  first.ready.texts.begin(new AbortController().signal);
  await until(() => found(first, "heron waterworks").length > 0);
  expect(found(first, "heron waterworks")).toEqual([heron]);
  expect(found(first, "otter")).toEqual([]);
  await until(() => told.at(-1) === 0);
  // Sealed, and closed before there was a quiet moment to read it.
  const otter = await seal(first, "An otter crossed the parking lot");
  await first.close();

  const second = await station.run();
  expect(found(second, "otter")).toEqual([]);
  expect(second.ready.log.unreadCount()).toBe(1);
  second.ready.texts.begin(new AbortController().signal);
  await until(() => found(second, "otter parking").length > 0);
  expect(found(second, "otter parking")).toEqual([otter]);
  expect(found(second, "heron")).toEqual([heron]);
  expect((await second.ready.verify(() => {}, new AbortController().signal)).faults).toEqual([]);
});

it("seals and ends while a picture is being read, and loses neither", async () => {
  const station = new Workstation();
  const run = await station.runWithLog();
  await seal(run, "The first of two screenshots");
  const begun = Promise.withResolvers<void>();
  const reading = run.ready.texts.read(await picture({ lines: ["Somebody waits for this"] }), {
    onProgress: () => begun.resolve(),
  });
  const given = reading.then(
    () => "read",
    (error: { code: string }) => error.code,
  );
  await begun.promise;
  await seal(run, "The second of two screenshots");
  expect(run.ready.log.unreadCount()).toBe(2);
  await run.close();
  expect(["read", "READING_CANCELLED"]).toContain(await given);
  expect((await station.run()).ready.log.unreadCount()).toBe(2);
});

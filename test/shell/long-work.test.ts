import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { LongWork } from "../../main/shell/long-work.ts";

let told: unknown[];
let now: number;
let holds: number;
let ending: AbortController;
let work: LongWork;

beforeEach(() => {
  told = [];
  now = 0;
  holds = 0;
  ending = new AbortController();
  const hold = () => {
    holds += 1;
    return {
      [Symbol.dispose]: () => {
        holds -= 1;
      },
    };
  };
  work = new LongWork(
    (event, payload) => told.push([event, payload]),
    ending.signal,
    hold,
    () => now,
  );
});

/** Works until it is stopped. */
function endless({ signal }: { readonly signal: AbortSignal }): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new AppError("EXPORT_CANCELLED"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
}

describe("long work", () => {
  it("is refused while another one runs, before anybody is asked for a folder", async () => {
    const first = work.run(endless);
    expect(() => work.refuseSecond()).toThrow(new AppError("EXPORT_RUNNING"));
    await expect(work.run(async () => "second")).rejects.toThrow(new AppError("EXPORT_RUNNING"));
    work.cancel();
    await expect(first).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
    expect(await work.run(async () => "third")).toBe("third");
  });

  it("is stopped when it is cancelled, and when the app ends", async () => {
    work.cancel();
    const first = work.run(endless);
    work.cancel();
    await expect(first).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
    const second = work.run(endless);
    ending.abort();
    await expect(second).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
    await expect(work.run(endless)).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
  });

  it("lets another one in after it failed", async () => {
    await expect(
      work.run(async () => {
        throw new AppError("DISK_FULL");
      }),
    ).rejects.toThrow(new AppError("DISK_FULL"));
    expect(await work.run(async () => "done")).toBe("done");
  });

  it("keeps the background quiet as long as it runs, however it ends", async () => {
    await work.run(async () => expect(holds).toBe(1));
    expect(holds).toBe(0);
    const stopped = work.run(endless);
    expect(holds).toBe(1);
    work.cancel();
    await expect(stopped).rejects.toThrow(AppError);
    expect(holds).toBe(0);
  });

  it("tells how far it is: each stage’s beginning and end, and not every entry between", async () => {
    await work.run(async ({ onProgress }) => {
      for (let done = 0; done <= 1000; done += 1) onProgress({ stage: "entries", done, total: 1000 });
      now += 100;
      onProgress({ stage: "files", done: 3, total: 9 });
      onProgress({ stage: "files", done: 4, total: 9 });
      now += 100;
      onProgress({ stage: "files", done: 5, total: 9 });
    });
    expect(told).toEqual([
      ["work.progress", { stage: "entries", done: 0, total: 1000 }],
      ["work.progress", { stage: "entries", done: 1000, total: 1000 }],
      ["work.progress", { stage: "files", done: 3, total: 9 }],
      ["work.progress", { stage: "files", done: 5, total: 9 }],
    ]);
  });
});

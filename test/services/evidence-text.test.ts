import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Evidence } from "../../main/model/entry.ts";
import { EvidenceText, type EvidenceTextOptions } from "../../main/services/evidence-text.ts";

/** A log of pictures that wait, and a thread that reads them when the test says so. */
class Desk {
  readonly unread: Evidence[] = [];
  readonly read: { sha256: string; text: string; reader: string }[] = [];
  /** Readings that have begun and are not over. */
  readonly reading: { picture: string; done: (text: string) => void; fail: (error: unknown) => void }[] = [];
  readonly told: number[] = [];
  readonly failed: unknown[] = [];
  readonly ending = new AbortController();
  rests = 0;
  closed = false;
  damaged = new Set<string>();
  readonly texts: EvidenceText;

  constructor() {
    const options: EvidenceTextOptions = {
      quiet: 0,
      log: {
        unread: (limit) => this.unread.slice(0, limit),
        unreadCount: () => this.unread.length,
        indexText: (sha256, text, reader) => {
          if (this.closed) throw new Error("the database is closed");
          this.unread.splice(
            this.unread.findIndex((one) => one.sha256 === sha256),
            1,
          );
          this.read.push({ sha256, text, reader });
        },
      },
      evidence: {
        read: async (sha256) => {
          if (this.damaged.has(sha256)) throw new AppError("EVIDENCE_DAMAGED", { sha256 });
          return Buffer.from(sha256);
        },
      },
      reader: {
        read: (picture, { signal } = {}) => {
          const { promise, resolve, reject } = Promise.withResolvers<string>();
          const cancel = () => reject(new AppError("READING_CANCELLED"));
          const own = { picture: Buffer.from(picture).toString(), done: resolve, fail: reject };
          this.reading.push(own);
          signal?.addEventListener("abort", cancel);
          if (signal?.aborted === true) cancel();
          return promise.finally(() => this.reading.splice(this.reading.indexOf(own), 1));
        },
        rest: async () => {
          this.rests += 1;
        },
        close: async () => {
          for (const one of this.reading) one.fail(new AppError("READING_CANCELLED"));
        },
      },
      waiting: (pictures) => this.told.push(pictures),
      failed: (error) => this.failed.push(error),
    };
    this.texts = new EvidenceText(options);
  }

  sealed(sha256: string, over: Partial<Evidence> = {}): void {
    this.unread.unshift({ sha256, bytes: 10, mediaType: "image/png", name: `${sha256}.png`, ...over });
    this.texts.nudge();
  }

  /** Waits until it is so; a test that waits for what never comes fails by its time limit. */
  async until(so: () => boolean): Promise<void> {
    while (!so()) await setImmediate();
  }

  /** Ends the reading that has begun. */
  async finish(text: string): Promise<void> {
    await this.until(() => this.reading.length > 0);
    const { length } = this.read;
    this.reading[0]?.done(text);
    await this.until(() => this.read.length > length);
  }
}

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.texts.close();
});

function aDesk(): Desk {
  const desk = new Desk();
  desks.push(desk);
  return desk;
}

describe("the background queue", () => {
  it("reads nothing before it is told to begin, and then all that was not read, newest first", async () => {
    const desk = aDesk();
    for (const name of ["old", "new"]) desk.sealed(name);
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(desk.reading).toEqual([]);
    desk.texts.begin(desk.ending.signal);
    desk.texts.begin(desk.ending.signal);
    await desk.finish("new text");
    await desk.finish("old text");
    expect(desk.read.map((one) => [one.sha256, one.text])).toEqual([
      ["new", "new text"],
      ["old", "old text"],
    ]);
    await desk.until(() => desk.rests === 1);
    expect(desk.told).toEqual([2, 1, 0]);
  });

  it("goes on with what is sealed later", async () => {
    const desk = aDesk();
    desk.texts.begin(desk.ending.signal);
    desk.sealed("first");
    await desk.finish("1");
    await desk.until(() => desk.rests === 1);
    desk.sealed("second");
    await desk.finish("2");
    expect(desk.read.map((one) => one.sha256)).toEqual(["first", "second"]);
  });

  it("keeps that a picture can’t be read, and skips those whose file is damaged, without coming back to them", async () => {
    const desk = aDesk();
    desk.damaged.add("damaged");
    desk.sealed("film", { mediaType: "video/mp4" });
    desk.sealed("too-large", { bytes: 65 * 1024 * 1024 });
    desk.sealed("unreadable");
    desk.sealed("damaged");
    desk.texts.begin(desk.ending.signal);
    await desk.until(() => desk.reading.length > 0);
    desk.reading[0]?.fail(new AppError("READING_FAILED", { because: "it takes too long", broken: false }));
    await desk.until(() => desk.rests === 1);
    expect(desk.read.map((one) => [one.sha256, one.text])).toEqual([
      ["unreadable", ""],
      ["too-large", ""],
      ["film", ""],
    ]);
    expect(desk.unread.map((one) => one.sha256)).toEqual(["damaged"]);
    expect(desk.told.at(-1)).toBe(0);
    expect(desk.failed).toEqual([]);
  });

  it("gives up where no picture can be read at all, says so once, and marks none as read", async () => {
    const desk = aDesk();
    desk.sealed("one");
    desk.sealed("two");
    desk.texts.begin(desk.ending.signal);
    await desk.until(() => desk.reading.length > 0);
    desk.reading[0]?.fail(new AppError("READING_FAILED", { because: "no such file", broken: true }));
    await desk.until(() => desk.failed.length > 0);
    expect(desk.failed).toEqual([expect.objectContaining({ code: "READING_FAILED" })]);
    expect(desk.read).toEqual([]);
    expect(desk.unread).toHaveLength(2);
  });
});

describe("sealing", () => {
  it("never waits for a reading: it is given up at once, and the picture is read later", async () => {
    const desk = aDesk();
    desk.sealed("waits");
    desk.texts.begin(desk.ending.signal);
    await desk.until(() => desk.reading.length > 0);
    {
      using _sealing = desk.texts.hold();
      await desk.until(() => desk.reading.length === 0);
      desk.sealed("sealed meanwhile");
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      expect(desk.reading).toEqual([]);
    }
    await desk.finish("1");
    await desk.finish("2");
    expect(desk.read.map((one) => one.sha256)).toEqual(["sealed meanwhile", "waits"]);
  });

  it("and whatever else holds it have all to be over before it goes on", async () => {
    const desk = aDesk();
    desk.texts.begin(desk.ending.signal);
    const [first, second] = [desk.texts.hold(), desk.texts.hold()];
    desk.sealed("waits");
    first[Symbol.dispose]();
    first[Symbol.dispose]();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(desk.reading).toEqual([]);
    second[Symbol.dispose]();
    await desk.finish("1");
  });
});

describe("a person who wants a picture read", () => {
  it("goes first", async () => {
    const desk = aDesk();
    desk.sealed("background");
    desk.texts.begin(desk.ending.signal);
    await desk.until(() => desk.reading[0]?.picture === "background");
    const asked = desk.texts.read(Buffer.from("asked"), {});
    await desk.until(() => desk.reading[0]?.picture === "asked");
    expect(desk.reading).toHaveLength(1);
    desk.reading[0]?.done("what it says");
    expect(await asked).toBe("what it says");
    await desk.finish("later");
    expect(desk.read.map((one) => one.sha256)).toEqual(["background"]);
  });
});

describe("the end of the app", () => {
  it("stops a reading at once, and nothing is written afterwards", async () => {
    const desk = aDesk();
    desk.sealed("waits");
    desk.texts.begin(desk.ending.signal);
    await desk.until(() => desk.reading.length > 0);
    desk.ending.abort();
    await desk.until(() => desk.reading.length === 0);
    desk.closed = true;
    desk.texts.begin(desk.ending.signal);
    desk.sealed("late");
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect([desk.reading, desk.read, desk.failed]).toEqual([[], [], []]);
    await desk.texts.close();
  });
});

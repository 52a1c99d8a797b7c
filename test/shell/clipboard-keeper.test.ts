import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Board, ClipboardKeeper, type Timers } from "../../main/shell/clipboard-keeper.ts";
import { secretBoard } from "../../main/shell/secret-board.ts";
import { clipboard } from "../standin/desktop.ts";
import { record } from "../standin/record.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

/** What was begun has been done. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time goes on when a test says so. */
class Clock implements Timers {
  now = 0;
  #next = 1;
  readonly #waiting = new Map<number, { action: () => void; at: number }>();

  set(action: () => void, milliseconds: number): number {
    this.#waiting.set(this.#next, { action, at: this.now + milliseconds });
    return this.#next++;
  }

  clear(timer: unknown): void {
    this.#waiting.delete(timer as number);
  }

  /** Lets `seconds` pass, and what fell due be done. */
  async pass(seconds: number): Promise<void> {
    this.now += seconds * 1000;
    for (const [id, { action, at }] of this.#waiting) {
      if (at > this.now) continue;
      this.#waiting.delete(id);
      action();
    }
    await settled();
  }

  get waiting(): number {
    return this.#waiting.size;
  }
}

let clock: Clock;
let keeper: ClipboardKeeper;
let failures: unknown[];

function keeperOn(board: Board): ClipboardKeeper {
  return new ClipboardKeeper(board, (error) => failures.push(error), clock);
}

beforeEach(() => {
  clock = new Clock();
  failures = [];
  keeper = keeperOn(secretBoard(clipboard as Electron.Clipboard, "linux"));
  clipboard.clear();
});

describe("a copied secret", () => {
  it("leaves the clipboard after its seconds, and not before", async () => {
    await keeper.copy("swordfish", 10);
    await clock.pass(9);
    expect(record.clipboard).toBe("swordfish");
    await clock.pass(1);
    expect(record.clipboard).toBe("");
    expect(clock.waiting).toBe(0);
  });

  it("stays gone: what somebody else copied meanwhile is left alone", async () => {
    await keeper.copy("swordfish", 10);
    await clipboard.writeText("a line of a letter");
    await clock.pass(10);
    expect(record.clipboard).toBe("a line of a letter");
    await keeper.clear();
    expect(record.clipboard).toBe("a line of a letter");
  });

  it("is cleared by its own clock when it was copied by hand once more", async () => {
    await keeper.copy("swordfish", 10);
    await clipboard.writeText("a line of a letter");
    await clipboard.writeText("swordfish");
    await clock.pass(10);
    expect(record.clipboard).toBe("");
  });

  it("begins anew with the next secret, whose time alone counts", async () => {
    await keeper.copy("swordfish", 10);
    await clock.pass(8);
    await keeper.copy("marlin", 10);
    await clock.pass(8);
    expect(record.clipboard).toBe("marlin");
    await clock.pass(2);
    expect(record.clipboard).toBe("");
  });

  it("goes at once when it is asked for, once only", async () => {
    await keeper.copy("swordfish", 120);
    await keeper.clear();
    expect(record.clipboard).toBe("");
    expect(clock.waiting).toBe(0);
    await clipboard.writeText("swordfish");
    await keeper.clear();
    expect(record.clipboard).toBe("swordfish");
  });

  it("goes at once even when the clearing is asked for while it is being copied", async () => {
    const copying = keeper.copy("swordfish", 10);
    await Promise.all([copying, keeper.clear()]);
    expect(record.clipboard).toBe("");
  });

  it("is known again although a program turned its line ends into those of Windows", async () => {
    await keeper.copy("one\ntwo", 10);
    await clipboard.writeText("one\r\ntwo");
    await keeper.clear();
    expect(record.clipboard).toBe("");
  });

  it("is not kept by what clears it", async () => {
    await keeper.copy("swordfish", 10);
    const seen = new Set<unknown>();
    const spell = (value: unknown): string => {
      if (typeof value !== "object" || value === null || seen.has(value)) return String(value);
      seen.add(value);
      return Reflect.ownKeys(value)
        .map((key) => spell(Reflect.get(value, key)))
        .join(" ");
    };
    expect(spell(keeper)).not.toContain("swordfish");
  });

  it("is told of when the clipboard does not let it be cleared in time, and is cleared by the next try", async () => {
    let broken = false;
    const board = secretBoard(clipboard as Electron.Clipboard, "linux");
    const readText = () => (broken ? Promise.reject(new Error("no clipboard")) : board.readText());
    const own = keeperOn({ ...board, readText });
    await own.copy("swordfish", 10);
    broken = true;
    await clock.pass(10);
    expect(failures).toEqual([new Error("no clipboard")]);
    await expect(own.clear()).rejects.toThrow("no clipboard");
    broken = false;
    await own.clear();
    expect(record.clipboard).toBe("");
  });

  it("does not count as copied when the clipboard refuses it, and a new one can be copied", async () => {
    const board = secretBoard(clipboard as Electron.Clipboard, "linux");
    let broken = true;
    const writeSecret = (text: string) => (broken ? Promise.reject(new Error("full")) : board.writeSecret(text));
    const own = keeperOn({ ...board, writeSecret });
    await expect(own.copy("swordfish", 10)).rejects.toThrow("full");
    expect(clock.waiting).toBe(0);
    broken = false;
    await own.copy("marlin", 10);
    expect(record.clipboard).toBe("marlin");
  });
});

describe("the mark of a secret on the clipboard", () => {
  const raw = (name: string) => `electron application/osclipboard;format="${name}"`;
  const known = {
    win32: [
      "ExcludeClipboardContentFromMonitorProcessing",
      "CanIncludeInClipboardHistory",
      "CanUploadToCloudClipboard",
    ],
    darwin: ["org.nspasteboard.ConcealedType"],
    linux: ["x-kde-passwordManagerHint"],
    freebsd: [],
  } as const;

  it.each(Object.entries(known))("lies beside the text on %s", async (platform, formats) => {
    await secretBoard(clipboard as Electron.Clipboard, platform as NodeJS.Platform).writeSecret("swordfish");
    expect(record.clipboard).toBe("swordfish");
    expect(record.clipboardFormats).toEqual(["text/plain", ...formats.map(raw)]);
  });

  it("is left out where the system does not take it: the text is copied all the same", async () => {
    const plain = { ...clipboard, write: () => Promise.reject(new Error("unknown format")) };
    await secretBoard(plain as unknown as Electron.Clipboard, "linux").writeSecret("swordfish");
    expect([record.clipboard, record.clipboardFormats]).toEqual(["swordfish", ["text/plain"]]);
  });
});

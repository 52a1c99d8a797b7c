import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserWindowConstructorOptions, Session } from "electron";
import { describe, expect, it, vi } from "vitest";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { openWindow } from "../../main/shell/window.ts";
import { temporaryFolder } from "./folder.ts";

const made = vi.hoisted(() => [] as unknown[]);

vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  class BrowserWindow extends Emitter {
    readonly webContents = new Emitter();
    constructor(options: unknown) {
      super();
      made.push(options);
    }
    async loadURL(): Promise<void> {}
  }
  return { BrowserWindow, screen: { getAllDisplays: () => [] } };
});

describe("the window", () => {
  it("shuts its page in, and lets no spell checker learn what is typed", async () => {
    const folder = temporaryFolder();
    const errors = new ErrorLog(join(folder, "errors.log"));
    await openWindow({ session: {} as Session, preload: "preload.cjs", folder, packaged: true, errors });
    const [options] = made as BrowserWindowConstructorOptions[];
    expect(options?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    });
  });
});

describe("what happens in memory", () => {
  it("is written to no crash report: the app never asks for one", () => {
    const root = join(import.meta.dirname, "..", "..");
    const files = ["main", "preload"].flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    expect(files.length).toBeGreaterThan(100);
    const asking = /crashReporter|contentTracing|takeHeapSnapshot|writeHeapSnapshot/;
    expect(files.filter((file) => asking.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWindowState, writeWindowState } from "../../main/shell/window-state.ts";
import { temporaryFolder } from "./folder.ts";

const display = { x: 0, y: 0, width: 1920, height: 1040 };
const window = { getNormalBounds: () => ({ x: 40, y: 30, width: 1200, height: 800 }), isMaximized: () => true };

describe("the window's place", () => {
  it("is found again", () => {
    const file = join(temporaryFolder(), "window.json");
    expect(readWindowState(file, [display])).toBeNull();
    writeWindowState(file, window);
    expect(readWindowState(file, [display])).toEqual({ x: 40, y: 30, width: 1200, height: 800, maximized: true });
  });

  it("is forgotten when its display is no longer there", () => {
    const file = join(temporaryFolder(), "window.json");
    writeWindowState(file, window);
    expect(readWindowState(file, [{ ...display, x: 5000 }])).toBeNull();
  });

  it("is forgotten when the file makes no sense", () => {
    const file = join(temporaryFolder(), "window.json");
    for (const text of ["", "{", "[]", '{"x":1,"y":1,"width":1e9,"height":1,"maximized":false}']) {
      writeFileSync(file, text);
      expect(readWindowState(file, [display])).toBeNull();
    }
    writeWindowState(file, window);
    truncateSync(file, 3 * 1024 ** 3);
    expect(readWindowState(file, [display])).toBeNull();
  });

  it("is forgotten when a folder stands where the file should", () => {
    const file = join(temporaryFolder(), "window.json");
    mkdirSync(file);
    expect(readWindowState(file, [display])).toBeNull();
  });
});

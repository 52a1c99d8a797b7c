import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { startApp } from "../../main/shell/index.ts";
import { app } from "../standin/electron.ts";
import { record } from "../standin/record.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

describe("starting", () => {
  it("says in a dialog of the system what keeps the window from opening, notes it, and ends", async () => {
    const folder = temporaryFolder();
    vi.stubEnv("CUSTODIA_DATA", folder);
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    vi.spyOn(app, "requestSingleInstanceLock").mockImplementation(() => {
      throw new TypeError("no such thing");
    });
    const exit = vi.spyOn(app, "exit").mockReturnValue();
    await startApp();
    expect(exit).toHaveBeenCalledWith(1);
    expect(record.messages.at(-1)).toContain(`errors.log in ${folder}`);
    expect(readFileSync(join(folder, "errors.log"), "utf8")).toContain("start: TypeError");
  });
});

import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anyProgram, isAdministrators, osqueryProgram } from "../../../main/device/osquery/program.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "custodia-osquery-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("osquery's program", () => {
  it("[A-6.h.iii] is relied on only where administrators alone can put one", () => {
    expect(isAdministrators({ uid: 0, mode: 0o100755 })).toBe(true);
    expect(isAdministrators({ uid: 0, mode: 0o040755 })).toBe(true);
    // The folder of temporary files, in which nobody can touch what belongs to others.
    expect(isAdministrators({ uid: 0, mode: 0o041777 })).toBe(true);
    for (const mode of [0o100775, 0o100757, 0o040777, 0o040775, 0o101777])
      expect([mode, isAdministrators({ uid: 0, mode })]).toEqual([mode, false]);
    // Homebrew's folder on a Mac is the person's own.
    expect(isAdministrators({ uid: 501, mode: 0o040755 })).toBe(false);
  });

  it("[A-6.h.iii] is not one in a folder into which anybody may write, nor one that anybody may change", async () => {
    const program = join(folder, "osqueryi");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
    chmodSync(folder, 0o777);
    expect(await osqueryProgram([program])).toBeNull();
    expect(await anyProgram([program])).toBe(realpathSync(program));
    chmodSync(folder, 0o755);
    chmodSync(program, 0o777);
    expect(await osqueryProgram([program])).toBeNull();
  });

  it("is what a link leads to, if the link can't be changed either", async () => {
    expect(await osqueryProgram([join(folder, "nowhere"), folder, "/usr/bin/env"])).toBe(realpathSync("/usr/bin/env"));
    const link = join(folder, "osqueryi");
    symlinkSync("/usr/bin/env", link);
    chmodSync(folder, 0o777);
    expect(await osqueryProgram([link])).toBeNull();
  });
});

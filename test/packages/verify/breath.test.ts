import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPackage } from "../../../main/packages/open/index.ts";
import { aFolder } from "./a-log.ts";
import { rawZip } from "./raw-zip.ts";

describe("a package of many small files", () => {
  it("is opened while others have their turn", async () => {
    const path = join(aFolder(), "many.zip");
    const bytes = Buffer.alloc(0);
    writeFileSync(
      path,
      rawZip(
        Array.from({ length: 60_000 }, (_, n) => ({ name: `many/data/${n}`, bytes })),
        {},
      ),
    );
    let turns = 0;
    const count = () => {
      turns += 1;
    };
    const others = setInterval(count, 1);
    const file = await openPackage(path, { identities: [] });
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
    expect([file.files, file.top, file.size("data/59999")]).toEqual([60_000, "many", 0]);
    file.close();
  });
});

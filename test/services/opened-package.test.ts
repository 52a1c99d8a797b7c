import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPackage } from "../../main/packages/open/index.ts";
import { readHeldBack } from "../../main/services/opened-package.ts";

const release = "custodia-release-019a0000-0000-7000-8000-000000000077.zip";

describe("[A-6.e.i] what a release says of what is missing from it", () => {
  it("names the provision of a field, and of one whose picture is painted over in the same line", async () => {
    const file = await openPackage(join(import.meta.dirname, "../fixtures/packages", release), { identities: [] });
    const { because, under, redacted } = await readHeldBack(file);
    file.close();
    expect([under.get("0 author"), under.get("1 evidence")]).toEqual(["AMC 3.90.040.B", "AS 40.25.120(a)(2)"]);
    expect(because.get("0 author")).toMatch(/^AMC 3\.90\.040\.B: /);
    expect(because.get("1 evidence")).toMatch(/^AS 40\.25\.120\(a\)\(2\): /);
    expect([...redacted.values()]).toEqual([expect.stringMatching(/^data\/evidence\/[0-9a-f]{64}\.png$/)]);
  });
});

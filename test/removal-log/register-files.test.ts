import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startVerification } from "../../main/removal-log/verification.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
beforeEach(() => {
  sample = made.sampleLog();
});
afterEach(() => sample.close());

const placeOf = (sha256: string) => join(sample.folder, "evidence", sha256.slice(0, 2), sha256);

function lay(text: string): { sha256: string; bytes: number } {
  const sha256 = createHash("sha256").update(text).digest("hex");
  mkdirSync(join(placeOf(sha256), ".."), { recursive: true });
  writeFileSync(placeOf(sha256), text);
  return { sha256, bytes: text.length };
}

const verify = (alsoNamed: readonly { sha256: string; bytes: number }[]) =>
  startVerification({ file: sample.file, evidenceFolder: join(sample.folder, "evidence"), alsoNamed });

describe("files that the register names", () => {
  it("are looked at with those of the log, and are no strangers in the folder", async () => {
    const proof = lay("a screenshot of the page");
    expect(await verify([])).toMatchObject({ ok: true, files: 0, unnamedFiles: 1 });
    expect(await verify([proof])).toMatchObject({ ok: true, files: 1, bytes: proof.bytes, unnamedFiles: 0 });
  });

  it("are told when one is missing, longer, or another one", async () => {
    const [gone, longer, other] = [lay("gone"), lay("longer"), lay("other")];
    rmSync(placeOf(gone.sha256));
    appendFileSync(placeOf(longer.sha256), "!");
    writeFileSync(placeOf(other.sha256), "OTHER");
    const { ok, faults } = await verify([gone, longer, other]);
    expect(ok).toBe(false);
    expect(faults).toEqual([
      { seq: null, file: gone.sha256, what: `file ${gone.sha256}: named by the register, is missing` },
      {
        seq: null,
        file: longer.sha256,
        what: `file ${longer.sha256}: named by the register, has 7 bytes instead of 6`,
      },
      { seq: null, file: other.sha256, what: `file ${other.sha256}: named by the register, was changed` },
    ]);
  });

  it("are told when their name is no hash, or when the log says another size", async () => {
    const proof = lay("shared");
    const evidence = { ...proof, mediaType: "image/png", name: "shared.png" };
    made.recordCase(sample.log, 1, [made.opened(), made.sealed(evidence)]);
    expect(await verify([proof])).toMatchObject({ ok: true, files: 1 });
    const wrong = await verify([{ ...proof, bytes: 7 }]);
    expect(wrong.faults.map(({ what }) => what)).toEqual([
      `file ${proof.sha256}: named with 6 bytes by entry 1, with 7 by the register`,
    ]);
    const none = await verify([{ sha256: "../../log.sqlite", bytes: 1 }]);
    expect(none.faults.map(({ what }) => what)).toEqual([
      "evidence: the register names a file by something that is no SHA-256",
    ]);
  });
});

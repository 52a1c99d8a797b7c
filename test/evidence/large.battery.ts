import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mostBytes } from "../../main/evidence/incoming.ts";
import { aFilm } from "./a-film.ts";
import { aStore, temporaryFolder } from "./a-store.ts";
import { hashOfLarge, sealLarge } from "./large.ts";

const megabyte = 1_000_000;

describe("a file of 2 GiB, the largest that is taken", () => {
  it.each(["film", "png"] as const)("is sealed in less than 100 MB of memory: %s", { timeout: 600_000 }, (kind) => {
    const { evidence, grown } = sealLarge(join(temporaryFolder(), "evidence"), mostBytes, kind);
    expect(evidence).toMatchObject({ bytes: mostBytes, sha256: hashOfLarge(mostBytes, kind) });
    expect(grown).toBeLessThan(100 * megabyte);
  });

  it("is refused with one byte more, though it was not announced, and leaves nothing", {
    timeout: 600_000,
  }, async () => {
    const { store, files } = aStore();
    await expect(store.seal(aFilm(mostBytes + 1), { name: "film.mp4", bytes: null })).rejects.toMatchObject({
      code: "EVIDENCE_TOO_LARGE",
      detail: { limit: mostBytes },
    });
    expect(files()).toEqual([]);
  });
});

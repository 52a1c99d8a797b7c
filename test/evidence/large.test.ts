import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aStore, filesIn, temporaryFolder } from "./a-store.ts";
import { hashOfLarge, sealLarge } from "./large.ts";

const megabyte = 1_000_000;

describe("a file of 300 MB", () => {
  it.each(["film", "png"] as const)("is sealed in less than 100 MB of memory: %s", { timeout: 120_000 }, (kind) => {
    const folder = join(temporaryFolder(), "evidence");
    const { evidence, grown } = sealLarge(folder, 300 * megabyte, kind);
    expect(evidence.bytes).toBe(300 * megabyte);
    expect(evidence.sha256).toBe(hashOfLarge(300 * megabyte, kind));
    expect(statSync(join(folder, evidence.sha256.slice(0, 2), evidence.sha256)).size).toBe(300 * megabyte);
    expect(grown).toBeLessThan(100 * megabyte);
  });

  it("leaves the event loop free while it is sealed, and tells how far it is", { timeout: 120_000 }, async () => {
    const { store, folder } = aStore();
    const { aFilm } = await import("./a-film.ts");
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 10);
    const told: number[] = [];
    const sealed = await store.seal(aFilm(100 * megabyte), { name: "film.mp4", bytes: 100 * megabyte }, (n) =>
      told.push(n),
    );
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(3);
    expect(told.at(-1)).toBe(100 * megabyte);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    sealed.discard();
    expect(filesIn(folder)).toEqual([]);
  });
});

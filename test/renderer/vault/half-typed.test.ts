import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitted, pictureAmong } from "../../../renderer/read-qr.ts";

const folder = new URL("../../../renderer/vault/", import.meta.url);

/** Every call of useDraft in the vault's screens, with what it is given to keep. */
function drafts(): string[] {
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  return sources.flatMap((source) => [...source.matchAll(/useDraft(?:<[^>]*>)?\([^;]*;/g)].map(([call]) => call));
}

describe("what is half-typed in the vault", () => {
  it("goes to the drafts on the disk without any secret", () => {
    expect(drafts().length).toBeGreaterThan(0);
    for (const call of drafts()) expect(call).not.toMatch(/password|passphrase|totp|notes|recovery|secret/i);
  });
});

describe("a picture of a QR code", () => {
  it("is scaled down to what main reads, keeps its shape, and is never enlarged", () => {
    expect(fitted(400, 300, 4_000_000)).toEqual({ width: 400, height: 300 });
    const { width, height } = fitted(8000, 4000, 4_000_000);
    expect(width * height).toBeLessThanOrEqual(4_000_000);
    expect(width / height).toBeCloseTo(2, 2);
    expect(fitted(1, 100_000_000, 4_000_000).width).toBe(1);
  });

  it("is the first picture among what was pasted or dropped", () => {
    const text = new File(["x"], "notes.txt", { type: "text/plain" });
    const picture = new File(["x"], "code.png", { type: "image/png" });
    expect(pictureAmong([text, picture])).toBe(picture);
    expect(pictureAmong([text])).toBeNull();
    expect(pictureAmong(null)).toBeNull();
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aStore, fixture } from "./a-store.ts";

const content = fixture("picture.png");
const sha256 = createHash("sha256").update(content).digest("hex");
const path = `${sha256.slice(0, 2)}/${sha256}`;

describe("a sealed file that is to go", () => {
  it("stays while an entry names it, and is no error where it is not there", async () => {
    const { store, named, seal, files } = aStore();
    await store.forget("0".repeat(64));
    (await seal(content)).keep();
    named.add(sha256);
    await store.forget(sha256);
    expect(files()).toEqual([path]);
    named.delete(sha256);
    await store.forget(sha256);
    expect(files()).toEqual([]);
  });

  it("[A-6.e.i] stays for a sealing that waits for it, and goes when the last one is given up", async () => {
    const { store, named, seal, files } = aStore();
    (await seal(content)).keep();
    named.add(sha256);
    const waiting = [await seal(content), await seal(content)];
    named.delete(sha256);
    await store.forget(sha256);
    waiting[0]?.discard();
    expect(files()).toContain(path);
    waiting[1]?.discard();
    expect(files()).toEqual([]);
  });

  it("stays for good when the sealing is kept after all", async () => {
    const { store, named, seal, files } = aStore();
    (await seal(content)).keep();
    const waiting = await seal(content);
    await store.forget(sha256);
    named.add(sha256);
    waiting.keep();
    expect(files()).toEqual([path]);
  });

  it("goes at the next start when the app ended before the sealing was given up", async () => {
    const { store, seal, files, reopen } = aStore();
    (await seal(content)).keep();
    await seal(content);
    await store.forget(sha256);
    expect(files()).toContain(path);
    reopen();
    expect(files()).toEqual([]);
  });
});

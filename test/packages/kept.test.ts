import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packRef } from "../../main/model/policy-pack.ts";
import { pack } from "./report/a-bag.ts";
import { check, sha256 } from "./verify/a-log.ts";

/**
 * Packages of format 1 with report/1, as somebody has kept them. They verify for ever: a later version of the format, of the report or of
 * the policies must not change that. make-fixtures.ts made them; once one like them has left a house, they are never made again.
 */

const folder = join(import.meta.dirname, "../fixtures/packages");
const path = (name: string) => join(folder, name);
const { vkey, ...names } = JSON.parse(readFileSync(path("packages.json"), "utf8")) as Record<
  "vkey" | "full" | "following" | "release" | "sealed",
  string
>;
const identities = [readFileSync(path("identity.txt"), "utf8").trim().split("\n").at(-1) ?? ""];
const ownPacks = new Map([[packRef(pack), pack]]);

const digests = {
  full: "93b845e01e498a99e26fd388bd0e2cf3ef0cd1e1812220dee82037d36c710199",
  following: "2f7b02ebd2614695501fb7434b60df26a8a511cf464104daaaa2ccddc4d47e3b",
  release: "cf42bbd5a7655a27749638877e30e583f3cabe26ab6d362280c61d11a79560d0",
  sealed: "6568d9496fec564d7c1256bff0b9640570bb350073bdbc3df947df818d5c20ba",
} as const;

describe("packages that were kept", () => {
  it.each(Object.entries(digests))("are the same files as ever: %s", (kind, digest) => {
    expect(sha256(readFileSync(path(names[kind as keyof typeof digests])))).toBe(digest);
  });

  it("[A-6.g.ii] verify for ever: all of a log, open", async () => {
    const report = await check(path(names.full), { vkey, ownPacks });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "export", sealed: false, first: 0, last: 19, size: 20 });
  });

  it("[A-6.g.ii] verify for ever: what came after it, a disposal among it", async () => {
    const report = await check(path(names.following), { vkey, ownPacks, previous: path(names.full) });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "export", first: 20, last: 23, previous: { size: 20 } });
  });

  it("[A-6.e.i] verify for ever: a release with a field withheld, a picture redacted, and entries left out", async () => {
    const report = await check(path(names.release), { vkey, ownPacks });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "release", first: 0, last: 8, size: 24 });
  });

  it("[A-6.g.ii] verify for ever: all of a log, sealed", async () => {
    const report = await check(path(names.sealed), { vkey, ownPacks, identities });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "export", sealed: true, first: 0, last: 23, size: 24 });
    await expect(check(path(names.sealed))).rejects.toMatchObject({ code: "PACKAGE_SEALED" });
  });
});

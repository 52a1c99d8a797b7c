import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { expect, it } from "vitest";
import { AppError } from "../../../main/lib/app-error.ts";
import { SeededRandom } from "../../../main/sample/random.ts";
import { aFolder, aLog, check, paintedPicture, sha256 } from "./a-log.ts";

/** Half of the places lie at seams: in the headers and the directory of a zip, of which no hash in the bag knows. */
function placeIn(bytes: Buffer, random: SeededRandom): number {
  const anywhere = random.int(bytes.length);
  if (random.chance(0.5)) return anywhere;
  const seam = bytes.indexOf("PK", anywhere);
  return seam === -1 ? anywhere : Math.min(bytes.length - 1, seam + random.int(60));
}

/** Single changes: what a bad disk, a bad line or an impatient forger does to a file. */
function mutated(bytes: Buffer, random: SeededRandom): { how: string; bytes: Buffer } {
  const at = placeIn(bytes, random);
  const length = 1 + random.int(random.chance(0.5) ? 4 : 200);
  const piece = bytes.subarray(at, at + length);
  const join = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + length)];
  switch (random.int(7)) {
    case 0: {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ (1 << random.int(8));
      return { how: `bit at ${at}`, bytes: turned };
    }
    case 1: {
      const turned = Buffer.from(bytes);
      turned[at] = random.int(256);
      return { how: `byte at ${at}`, bytes: turned };
    }
    case 2:
      return { how: `${length} gone at ${at}`, bytes: join(before, after) };
    case 3:
      return { how: `${length} doubled at ${at}`, bytes: join(before, piece, piece, after) };
    case 4:
      return {
        how: `${length} put in at ${at}`,
        bytes: join(before, Buffer.alloc(length, random.int(256)), bytes.subarray(at)),
      };
    case 5:
      return { how: `cut at ${at}`, bytes: Buffer.from(before) };
    default: {
      const other = random.int(bytes.length);
      const turned = Buffer.from(bytes);
      const moved = bytes.subarray(other, other + length);
      moved.copy(turned, at);
      return { how: `${length} of ${other} over ${at}`, bytes: turned };
    }
  }
}

/** What Info-ZIP unpacks: every path with its hash; null when it refuses or warns. */
function unpacked(zip: string, identity: string | null): string | null {
  const folder = aFolder();
  let plain = zip;
  if (identity !== null) {
    plain = join(folder, "plain.zip");
    writeFileSync(join(folder, "key.txt"), `${identity}\n`);
    if (spawnSync("age", ["-d", "-i", join(folder, "key.txt"), "-o", plain, zip]).status !== 0) return null;
  }
  const out = join(folder, "out");
  mkdirSync(out);
  if (spawnSync("unzip", ["-qq", plain, "-d", out]).status !== 0) return null;
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const lines = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return `${path.slice(out.length)} ${sha256(readFileSync(path))}`;
  });
  rmSync(folder, { recursive: true });
  return lines.sort().join("\n");
}

const changes = 2000;

it(`[A-6.g.ii] accepts none of ${changes} random single changes, unless what is unpacked is the same to the byte`, async () => {
  const random = new SeededRandom(20_261_121);
  const log = aLog(3);
  const size = log.bag.entries.length;
  const old = log.head(size - 7);
  const identity = await generateX25519Identity();
  const recipients = [await identityToRecipient(identity)];
  const sealed = log.bag.entries.find(({ publicPart }) => publicPart.includes('"evidence.sealed"'))?.seq ?? -1;
  const [original = ""] = log.bag.files.keys();
  const release = log.releasePlan(
    [
      { seq: 0, withheld: [{ field: "author", provision: "juveniles" }] },
      { seq: sealed, withheld: [{ field: "evidence", provision: "juveniles" }] },
    ].sort((a, b) => a.seq - b.seq),
    [log.redaction(sealed, original, paintedPicture())],
    [log.leftOut(sealed + 1, "juveniles"), log.leftOut(sealed + 2)],
  );
  // Small pictures: most of the bytes would be theirs, and all of those are told by one hash.
  const plans = [log.exportPlan(0, [old]), log.exportPlan(size - 7, [old]), release];
  const packages: { path: string; identity: string | null; whole: Buffer; same: string | null }[] = [];
  for (const plan of plans) {
    const open = await log.write(plan);
    const closed = await log.write(plan, undefined, recipients);
    for (const [path, key] of [
      [open, null],
      [closed, identity],
    ] as const) {
      expect((await check(path, { identities: key === null ? [] : [key] })).faults).toEqual([]);
      packages.push({ path, identity: key, whole: readFileSync(path), same: unpacked(path, key) });
    }
  }
  const told = { refused: 0, faulty: 0, harmless: 0 };
  for (let change = 0; change < changes; change += 1) {
    const one = packages[change % packages.length];
    if (one === undefined) throw new Error("no package");
    const { how, bytes } = mutated(one.whole, random);
    if (bytes.equals(one.whole)) continue;
    writeFileSync(one.path, bytes);
    try {
      const { ok } = await check(one.path, { identities: one.identity === null ? [] : [one.identity] });
      if (ok) {
        expect(unpacked(one.path, one.identity), `${how} in ${one.path}`).toBe(one.same);
        told.harmless += 1;
      } else told.faulty += 1;
    } catch (error) {
      expect(error, `${how} in ${one.path}`).toBeInstanceOf(AppError);
      expect((error as AppError).code, how).toMatch(/^PACKAGE_/);
      told.refused += 1;
    }
    writeFileSync(one.path, one.whole);
  }
  console.log(told);
  expect(told.refused + told.faulty).toBeGreaterThan(changes * 0.9);
});

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { aStore, filesIn, fixture, temporaryFolder } from "./a-store.ts";

const script = fileURLToPath(new URL("seal-once.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const film = fixture("clip.mp4");
const filmHash = createHash("sha256").update(film).digest("hex");

interface Run {
  /** What seal-once.ts said: an Evidence, or a refusal. */
  readonly said: { code?: string; sha256?: string; detail?: object };
  readonly left: string[];
}

/** A sealing in a process of its own, started through `through`: a tracer that injects faults, or another user. */
function sealThrough(through: string[], folder: string, file: string): Run {
  const [command = "", ...rest] = [...through, process.execPath, script, folder, file];
  const { stdout, stderr, status } = spawnSync(command, rest, { encoding: "utf8", timeout: 25_000 });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  return { said: JSON.parse(stdout.trim().split("\n").at(-1) ?? ""), left: existsSync(folder) ? filesIn(folder) : [] };
}

/** Makes the system calls fail with `error` where they touch `path`, and nowhere else. */
function failing(calls: string, error: string, path: string): string[] {
  return ["strace", "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", `inject=${calls}:error=${error}`];
}

/** Where seal-once.ts writes first. */
function tempIn(folder: string): string {
  return join(folder, "incoming", `${"07".repeat(16)}.part`);
}

/** A store that has been opened before and holds one kept picture, and a film to seal. */
async function storeWithOne() {
  const test = aStore();
  (await test.seal(fixture("picture.png"))).keep();
  const file = join(temporaryFolder(), "film.mp4");
  writeFileSync(file, film);
  return { ...test, file, before: test.files() };
}

describe.runIf(process.platform === "linux")("a disk that gives out while a file is sealed", () => {
  const writes = "write,pwrite64,writev,pwritev,pwritev2";

  it.each([
    ["full at the first write", writes, "ENOSPC", "DISK_FULL"],
    ["over the person's quota", writes, "EDQUOT", "DISK_FULL"],
    ["failing at a write", writes, "EIO", "DISK_FAILED"],
    ["failing at fsync", "fsync,fdatasync", "EIO", "DISK_FAILED"],
    ["full at fsync", "fsync,fdatasync", "ENOSPC", "DISK_FULL"],
    ["failing at the look at what was written", "pread64,preadv", "EIO", "DISK_FAILED"],
    ["full at the rename", "rename,renameat,renameat2", "ENOSPC", "DISK_FULL"],
  ])("%s: nothing remains, and the sentence is the right one", async (_, calls, error, code) => {
    const { folder, file, before } = await storeWithOne();
    const { said, left } = sealThrough(failing(calls, error, tempIn(folder)), folder, file);
    expect(said.code).toBe(code);
    expect(left).toEqual(before);
  });

  it("fails at the folder's fsync, after the rename: the file goes again", async () => {
    const { folder, file, before } = await storeWithOne();
    const shelf = join(folder, filmHash.slice(0, 2));
    const { said, left } = sealThrough(failing("fsync", "EIO", shelf), folder, file);
    expect(said.code).toBe("DISK_FAILED");
    expect(left).toEqual(before);
  });

  it("seals when no fault is injected: the tests above would notice a tracer that breaks everything", async () => {
    const { folder, file, before } = await storeWithOne();
    const { said, left } = sealThrough(failing(writes, "ENOSPC", join(folder, "nowhere")), folder, file);
    expect(said.sha256).toBe(filmHash);
    expect(left).toHaveLength(before.length + 1);
  });
});

describe.runIf(process.platform === "linux")("a read-only folder", () => {
  /** As a person without any right over other people's files: root may write everywhere. */
  const asNobody = isRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : ["env"];

  it("refuses the sealing and changes nothing", async () => {
    const { folder, file, before } = await storeWithOne();
    letRead(folder, 0o555);
    chmodSync(dirname(file), 0o755);
    const { said, left } = sealThrough(asNobody, folder, file);
    expect(said).toMatchObject({ code: "FOLDER_READ_ONLY" });
    letRead(folder, 0o755);
    expect(left).toEqual(before);
  });

  it("refuses to make the store in a folder that can't be written", () => {
    const parent = temporaryFolder();
    const file = join(parent, "film.mp4");
    writeFileSync(file, film);
    chmodSync(parent, 0o555);
    const folder = join(parent, "evidence");
    const { said } = sealThrough(asNobody, folder, file);
    chmodSync(parent, 0o755);
    expect(said).toMatchObject({ code: "FOLDER_READ_ONLY" });
    expect(existsSync(folder)).toBe(false);
  });

  /** Readable for everybody, with `mode` on every folder. */
  function letRead(folder: string, mode: number): void {
    chmodSync(dirname(folder), 0o755);
    for (const name of [".", ...readdirSync(folder)]) chmodSync(join(folder, name), mode);
  }
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { lockFolder } from "../../main/lib/folder-lock.ts";

const script = fileURLToPath(new URL("hold-folder.ts", import.meta.url));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Another process that holds the folder until it is killed. */
async function holder(folder: string, ...options: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...options, script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  return child;
}

function refusal(folder: string): AppError {
  try {
    lockFolder(folder).release();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

describe("the lock of a data folder", () => {
  it("keeps a second instance out, saying who has the folder since when", async () => {
    const folder = aFolder();
    const child = await holder(folder);
    const { code, detail } = refusal(folder);
    expect(code).toBe("FOLDER_IN_USE");
    expect(detail).toMatchObject({ pid: child.pid, host: hostname() });
    expect(Date.now() - Date.parse(String(detail.since))).toBeLessThan(60_000);
  });

  it("is not let go by the garbage collector when its holder forgets it", async () => {
    const folder = aFolder();
    const child = await holder(folder, "--expose-gc");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(refusal(folder)).toMatchObject({ code: "FOLDER_IN_USE", detail: { pid: child.pid } });
  });

  it("is free at once when its holder is killed, with nothing to clear away", async () => {
    const folder = aFolder();
    const child = await holder(folder);
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = lockFolder(folder);
    lock.release();
    expect(readdirSync(folder)).toEqual(["lock.sqlite"]);
  });

  it("holds within one process too, until it is released, which is safe twice", () => {
    const folder = aFolder();
    const lock = lockFolder(folder, () => new Date("2026-11-20T10:00:00.000Z"));
    expect(refusal(folder).detail).toEqual({ pid: process.pid, host: hostname(), since: "2026-11-20T10:00:00.000Z" });
    lock.release();
    lock.release();
    lockFolder(folder).release();
  });

  it("still keeps a second instance out when the holder's note can't be read", () => {
    const folder = aFolder();
    const lock = lockFolder(folder);
    for (const note of ["", "{", "null", '{"pid":"x","host":3}']) {
      writeFileSync(join(folder, "in-use.json"), note);
      const { code, detail } = refusal(folder);
      expect({ code, detail }).toEqual({ code: "FOLDER_IN_USE", detail: { pid: null, host: null, since: null } });
    }
    lock.release();
  });

  it("makes a lock of a lock file that is damaged", () => {
    const folder = aFolder();
    writeFileSync(join(folder, "lock.sqlite"), "this was never a database, whatever it says");
    const lock = lockFolder(folder);
    expect(refusal(folder).code).toBe("FOLDER_IN_USE");
    lock.release();
  });

  it("is refused in a folder that is missing", () => {
    expect(refusal(join(aFolder(), "missing")).code).toBe("FOLDER_MISSING");
  });

  it.runIf(process.platform === "linux")("is refused in a folder that can't be written", async () => {
    const folder = aFolder();
    chmodSync(folder, 0o555);
    const isRoot = process.getuid?.() === 0;
    const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
    const [command = "", ...rest] = [...asNobody, process.execPath, script, folder];
    const child = spawn(command, rest, { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = await once(child.stdout, "data");
    expect(String(said)).toBe("FOLDER_READ_ONLY\n");
    chmodSync(folder, 0o755);
  });
});

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Is there a process of that number? */
export function running(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Ended, but not yet cleared away by the process that started it.
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const prefix = "custodia-instance-";

/** The process that holds a lock; NaN when it does not say. */
function holderOf(place: string): number {
  try {
    return Number(readFileSync(join(place, "pid"), "utf8"));
  } catch {
    return Number.NaN;
  }
}

/** Removes the locks of instances that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = holderOf(join(tmpdir(), name));
    if (Number.isInteger(pid) && !running(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/**
 * One instance a folder: the first one leaves its process number, later ones touch a file beside it that the first one watches.
 * False when another instance holds the folder.
 */
export function instanceLock(folder: string, onSecond: () => void): boolean {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const place = join(tmpdir(), prefix + name);
  sweep();
  mkdirSync(place, { recursive: true });
  try {
    writeFileSync(join(place, "pid"), String(process.pid), { flag: "wx" });
  } catch {
    writeFileSync(join(place, "bell"), String(process.pid));
    return false;
  }
  watch(place, (_kind, file) => file === "bell" && onSecond()).unref();
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  return true;
}

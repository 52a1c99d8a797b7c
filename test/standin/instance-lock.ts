import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Is there a process of that number? */
export function running(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * One instance a folder: the first one leaves its process number, later ones touch a file beside it that the first one watches.
 * False when another instance holds the folder.
 */
export function instanceLock(folder: string, onSecond: () => void): boolean {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const place = join(tmpdir(), `custodia-instance-${name}`);
  const [holder, bell] = [join(place, "pid"), join(place, "bell")];
  mkdirSync(place, { recursive: true });
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(holder, String(process.pid), { flag: "wx" });
      const watcher = watch(place, (_kind, file) => file === "bell" && onSecond());
      watcher.unref();
      process.on("exit", () => rmSync(place, { recursive: true, force: true }));
      return true;
    } catch {
      const pid = Number(readFileSync(holder, "utf8"));
      if (running(pid)) {
        writeFileSync(bell, String(process.pid));
        return false;
      }
      rmSync(holder, { force: true });
    }
  }
  return false;
}

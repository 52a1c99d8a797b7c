import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../main/database/index.ts";
import { startVerification } from "../../main/removal-log/verification.ts";

/** Says which locks on the log this process holds, before and after it verified it: `verifying-process.ts <folder>`. */
const [folder = ""] = process.argv.slice(2);
const file = join(folder, "log.sqlite");
const database = openDatabase(file, "write");
database.prepare("SELECT count(*) FROM entry").get();

/** Lines of /proc/locks end in `<pid> <major>:<minor>:<inode> <start> <end>`. */
function locks(): string[] {
  const files = [file, `${file}-shm`].map((name) => String(statSync(name).ino));
  return readFileSync("/proc/locks", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , pid, place = ""]) => pid === String(process.pid) && files.includes(place.split(":")[2] ?? ""))
    .map(([, , , mode, , place, start, end]) => [mode, place, start, end].join(" "))
    .sort();
}

const before = locks();
const { ok } = await startVerification({ file, evidenceFolder: join(folder, "evidence") });
process.stdout.write(JSON.stringify({ ok, before, after: locks() }));
database.close();

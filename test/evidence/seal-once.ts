/**
 * Run by the disk tests as a process of its own: opens the store in argv[2], seals the file argv[3], says what came of it as one JSON line.
 * The temp file's name is always the same, so that a fault can be aimed at it.
 */
import { createReadStream } from "node:fs";
import { EvidenceStore } from "../../main/evidence/index.ts";
import { AppError } from "../../main/lib/app-error.ts";

const [folder = "", file = ""] = process.argv.slice(2);

async function outcome(): Promise<object> {
  try {
    const store = EvidenceStore.open(folder, { random: (n) => new Uint8Array(n).fill(7), isNamed: () => false });
    const before = process.memoryUsage.rss();
    const sealed = await store.seal(createReadStream(file), { name: "film.mp4", bytes: null });
    const grown = process.resourceUsage().maxRSS * 1024 - before;
    sealed.keep();
    return { ...sealed.evidence, grown };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.refused();
  }
}

console.log(JSON.stringify(await outcome()));

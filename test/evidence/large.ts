import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Evidence } from "../../main/model/entry.ts";
import { aFilm, aLargePng } from "./a-film.ts";

export type LargeKind = "film" | "png";

/** Seals a generated file in a process of its own. `grown`: bytes by which that process grew at its largest. */
export function sealLarge(folder: string, bytes: number, kind: LargeKind): { evidence: Evidence; grown: number } {
  const script = fileURLToPath(new URL("seal-large.ts", import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, folder, String(bytes), kind], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** SHA-256 in hex of what `sealLarge` generates, reckoned apart from the store. */
export function hashOfLarge(bytes: number, kind: LargeKind): string {
  const hash = createHash("sha256");
  for (const piece of kind === "png" ? aLargePng(bytes) : aFilm(bytes)) hash.update(piece);
  return hash.digest("hex");
}

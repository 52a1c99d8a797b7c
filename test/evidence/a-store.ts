import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { EvidenceStore } from "../../main/evidence/index.ts";

const fixtures = new URL("../fixtures/evidence/", import.meta.url);

/** Every kind of file that may be evidence, made by ImageMagick, ffmpeg and by hand. */
export const kinds = [
  ["picture.png", "image/png"],
  ["picture.jpg", "image/jpeg"],
  ["progressive.jpg", "image/jpeg"],
  ["picture.gif", "image/gif"],
  ["picture.webp", "image/webp"],
  ["lossless.webp", "image/webp"],
  ["alpha.webp", "image/webp"],
  ["picture.avif", "image/avif"],
  ["picture.heic", "image/heic"],
  ["picture.bmp", "image/bmp"],
  ["page.pdf", "application/pdf"],
  ["clip.mp4", "video/mp4"],
  ["faststart.mp4", "video/mp4"],
  ["fragmented.mp4", "video/mp4"],
  ["clip.mov", "video/quicktime"],
  ["clip.webm", "video/webm"],
  ["live.webm", "video/webm"],
] as const;

export function fixture(name: string): Buffer {
  return readFileSync(new URL(name, fixtures));
}

export interface TestStore {
  readonly folder: string;
  readonly store: EvidenceStore;
  /** Hashes that the log would name. */
  readonly named: Set<string>;
  /** The same folder as a restarted app finds it. */
  reopen(): EvidenceStore;
  seal(content: Uint8Array, name?: string): ReturnType<EvidenceStore["seal"]>;
  /** Every file in the folder, with its path from there. */
  files(): string[];
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function aStore(folder = join(temporaryFolder(), "evidence")): TestStore {
  const named = new Set<string>();
  const open = () =>
    EvidenceStore.open(folder, { random: (n) => randomBytes(n), isNamed: (sha256) => named.has(sha256) });
  const store = open();
  return {
    folder,
    store,
    named,
    reopen: open,
    seal: (content, name = "screenshot") => store.seal([content], { name, bytes: content.length }),
    files: () => filesIn(folder),
  };
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  );
}

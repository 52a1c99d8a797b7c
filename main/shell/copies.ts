import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { shell } from "electron";
import { AppError } from "../lib/app-error.ts";
import { cleanFileName, extensionOf } from "../lib/file-name.ts";
import type { Evidence } from "../model/entry.ts";

/** Extensions by which the system finds a viewer, for the types that may be evidence; what is not listed is never handed to one. */
const extensions: ReadonlyMap<string, readonly string[]> = new Map([
  ["image/png", ["png", "apng"]],
  ["image/jpeg", ["jpg", "jpeg", "jpe", "jfif"]],
  ["image/gif", ["gif"]],
  ["image/webp", ["webp"]],
  ["image/avif", ["avif"]],
  ["image/heic", ["heic"]],
  ["image/heif", ["heif"]],
  ["image/bmp", ["bmp"]],
  ["application/pdf", ["pdf"]],
  ["video/mp4", ["mp4", "m4v"]],
  ["video/quicktime", ["mov", "qt"]],
  ["video/webm", ["webm"]],
]);

/** The name of a copy: the person's own, with an extension that fits the bytes. Throws EVIDENCE_TYPE_UNKNOWN. */
export function copyName(evidence: Pick<Evidence, "name" | "mediaType">): string {
  const known = extensions.get(evidence.mediaType);
  if (!known) throw new AppError("EVIDENCE_TYPE_UNKNOWN", { mediaType: evidence.mediaType });
  const name = cleanFileName(evidence.name);
  return known.includes(extensionOf(name)) ? name : `${name}.${known[0]}`;
}

/** Copies of sealed files for the system's viewer, in a temporary folder that goes with the app. */
export class Copies {
  readonly #temp: string;
  #folder: string | null = null;

  /** `temp` is the system's temporary folder. */
  constructor(temp: string) {
    this.#temp = temp;
  }

  /** Opens a copy. Throws EVIDENCE_MISSING, EVIDENCE_DAMAGED, EVIDENCE_TYPE_UNKNOWN, EVIDENCE_UNREADABLE when no viewer took it. */
  async open(evidence: Evidence, store: { copyTo(sha256: string, file: string): Promise<void> }): Promise<void> {
    const name = copyName(evidence);
    this.#folder ??= mkdtempSync(join(this.#temp, "custodia-copies-"));
    const file = join(mkdtempSync(join(this.#folder, "copy-")), name);
    await store.copyTo(evidence.sha256, file);
    const because = await shell.openPath(file);
    if (because !== "") throw new AppError("EVIDENCE_UNREADABLE", { name, because });
  }

  /** Removes every copy. A viewer that still holds one open on Windows keeps it until the system empties its temporary folder. */
  remove(): void {
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

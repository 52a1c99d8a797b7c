import type { SourceFile } from "../../preload/contract.ts";
import { drawable } from "../picture-size.ts";
import type { TrayItem } from "../stores/tray.ts";

/** Larger pictures are sealed without a preview. */
const previewLimit = 32_000_000;
/** Enough of the file for any header. */
const headBytes = 256 * 1024;

let made = 0;

function stamp(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

async function previewOf(blob: Blob): Promise<string | null> {
  if (blob.size > previewLimit) return null;
  try {
    const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
    return drawable(head) ? URL.createObjectURL(blob) : null;
  } catch {
    // An unreadable file has no preview; sealing it says what is wrong.
    return null;
  }
}

/** The clipboard calls every picture `image.png`: a name with the time says more later. */
function nameOf(file: File, pasted: boolean): string {
  if (!pasted || !/^image\.\w+$/.test(file.name)) return file.name === "" ? `pasted-${stamp(new Date())}` : file.name;
  return `screenshot-${stamp(new Date())}${file.name.slice(5)}`;
}

/** Items for files that were pasted or dropped onto the window. */
export async function itemsOfFiles(files: readonly File[], pasted: boolean): Promise<TrayItem[]> {
  return Promise.all(
    files.map(async (file) => ({
      key: `item-${++made}`,
      name: nameOf(file, pasted),
      bytes: file.size,
      from: { blob: file },
      preview: await previewOf(file),
    })),
  );
}

/** Item for bytes that the window made itself: a crop of a captured screen. */
export async function itemOfBlob(blob: Blob, name: string): Promise<TrayItem> {
  return { key: `item-${++made}`, name, bytes: blob.size, from: { blob }, preview: await previewOf(blob) };
}

/** Items for files that were chosen in main's dialog; main holds them, the window knows only name and size. */
export function itemsOfSources(sources: readonly SourceFile[]): TrayItem[] {
  return sources.map((source) => ({
    key: `item-${++made}`,
    name: source.name,
    bytes: source.bytes,
    from: { source },
    preview: null,
  }));
}

/** Name for a captured screen. */
export function captureName(now: Date): string {
  return `capture-${stamp(now)}.png`;
}

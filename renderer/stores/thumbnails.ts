import { useEffect } from "react";
import { create } from "zustand";
import type { EvidenceSource } from "../components/evidence-source.ts";
import { LruCache } from "../lru-cache.ts";
import { drawable } from "../picture-size.ts";

/** Larger files get a symbol in lists: reading them back only for a thumbnail isn't worth it. */
export const thumbnailLimit = 8_000_000;
const width = 240;
const keptThumbnails = 300;
const atATime = 3;

/** `url` of a small picture; `broken` when the sealed file can't be shown. */
export type Thumbnail = { readonly url: string } | "broken";

interface ThumbnailStore {
  readonly thumbnails: Readonly<Record<string, Thumbnail>>;
}

export const useThumbnails = create<ThumbnailStore>(() => ({ thumbnails: {} }));

/** Read or being read right now. */
const asked = new Set<string>();

const cache = new LruCache<{ key: string; thumbnail: Thumbnail }>(keptThumbnails, ({ key, thumbnail }) => {
  asked.delete(key);
  if (thumbnail !== "broken") URL.revokeObjectURL(thumbnail.url);
  useThumbnails.setState(({ thumbnails }) => {
    const { [key]: _gone, ...left } = thumbnails;
    return { thumbnails: left };
  });
});

async function small(bytes: Uint8Array, mediaType: string): Promise<Thumbnail> {
  if (!drawable(bytes)) return "broken";
  const blob = new Blob([new Uint8Array(bytes)], { type: mediaType });
  const bitmap = await createImageBitmap(blob, { resizeWidth: width, resizeQuality: "medium" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { url: URL.createObjectURL(await canvas.convertToBlob({ type: "image/webp", quality: 0.8 })) };
}

interface Wanted {
  readonly key: string;
  readonly sha256: string;
  readonly read: EvidenceSource["read"];
}

const waiting: Wanted[] = [];
let busy = 0;

async function make({ key, sha256, read }: Wanted): Promise<void> {
  let thumbnail: Thumbnail;
  try {
    const { bytes, mediaType } = await read(sha256);
    thumbnail = await small(bytes, mediaType);
  } catch {
    // Missing, damaged or undecodable: the thumbnail says so, the case's page says why.
    thumbnail = "broken";
  }
  useThumbnails.setState(({ thumbnails }) => ({ thumbnails: { ...thumbnails, [key]: thumbnail } }));
  cache.set(key, { key, thumbnail });
}

function work(): void {
  while (busy < atATime) {
    const next = waiting.pop();
    if (next === undefined) return;
    busy += 1;
    void make(next).finally(() => {
      busy -= 1;
      work();
    });
  }
}

/** The thumbnail of a sealed picture, read when a visible row asks for it; null while it is on its way. */
export function useThumbnail(sha256: string | null, source: EvidenceSource): Thumbnail | null {
  const { read } = source;
  const key = `${source.key}/${sha256}`;
  const thumbnail = useThumbnails((store) => (sha256 === null ? null : (store.thumbnails[key] ?? null)));
  useEffect(() => {
    // Looking it up counts as a use, so that what is on the screen goes last.
    if (sha256 === null || cache.get(key) !== undefined || asked.has(key)) return;
    asked.add(key);
    waiting.push({ key, sha256, read });
    work();
    return () => {
      const at = waiting.findIndex((one) => one.key === key);
      if (at < 0) return;
      waiting.splice(at, 1);
      asked.delete(key);
    };
  }, [sha256, key, read]);
  return thumbnail;
}

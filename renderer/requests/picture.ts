/** A sealed picture as it is looked at and covered: upright, on a canvas, without what was written beside its pixels. */
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { Area } from "../../main/model/records-view.ts";
import { shownInBrowser } from "../../main/model/summary.ts";
import { ask, refusedOf } from "../bridge.ts";
import { drawable } from "../picture-size.ts";
import type { SetRedaction } from "../stores/requests.ts";
import { handOver } from "../workflow/sealing.ts";

export type Picture = { readonly bitmap: ImageBitmap } | { readonly refused: Refused } | null;

/** May areas of such a file be covered? */
export function isPicture(mediaType: string): boolean {
  return shownInBrowser.includes(mediaType);
}

async function decoded(bytes: Uint8Array, mediaType: string): Promise<ImageBitmap> {
  const blob = new Blob([new Uint8Array(bytes)], { type: mediaType });
  // Cameras write which way is up beside the pixels (EXIF): here it is turned, and the note is left behind.
  return createImageBitmap(blob, { imageOrientation: "from-image" });
}

/** The picture of a sealed file; null while it is read. */
export function usePicture(sha256: string): Picture {
  const [picture, setPicture] = useState<Picture>(null);
  useEffect(() => {
    let gone = false;
    let bitmap: ImageBitmap | null = null;
    setPicture(null);
    const show = async () => {
      const { bytes, mediaType } = await ask("evidence.read", { sha256 });
      if (gone) return;
      if (!drawable(bytes)) return setPicture({ refused: { code: "EVIDENCE_TOO_LARGE_TO_SHOW" } });
      bitmap = await decoded(bytes, mediaType);
      if (gone) bitmap.close();
      else setPicture({ bitmap });
    };
    show().catch((error: unknown) => {
      if (!gone) setPicture({ refused: pictureRefused(error) });
    });
    return () => {
      gone = true;
      bitmap?.close();
    };
  }, [sha256]);
  return picture;
}

/** What the browser's decoder refuses is no picture that can be covered. */
function pictureRefused(error: unknown): Refused {
  return error instanceof DOMException ? { code: "REDACTION_NOT_A_PICTURE" } : refusedOf(error);
}

/** Covers the areas: the pixels below are replaced. */
export function cover(context: CanvasRenderingContext2D, areas: readonly Area[]): void {
  context.fillStyle = "#000000";
  for (const { x, y, width, height } of areas) context.fillRect(x, y, width, height);
}

/** Hands the upright picture to main as a PNG without metadata; returns the token that names it. Throws RefusedError. */
async function sendUpright(sha256: string): Promise<string> {
  const { bytes, mediaType } = await ask("evidence.read", { sha256 });
  const bitmap = await decoded(bytes, mediaType);
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/png" });
    const held = await handOver({ name: "picture.png" }, blob, () => undefined, new AbortController().signal);
    return held.source;
  } finally {
    bitmap.close();
  }
}

/** Sets the areas that are covered in the picture of an entry; none: the original goes out. Throws RefusedError. */
export function redactionOf(request: string, seq: number, sha256: string): SetRedaction {
  return async ({ areas, provision, hidesFile }) => {
    const source = areas.length === 0 ? null : await sendUpright(sha256);
    return ask("requests.redact", { id: request, seq, source, areas, provision, hidesFile });
  };
}

export type Redacted = { readonly url: string } | { readonly refused: Refused } | null;

/** The redacted picture as main has written it; `sha256` changes when it does. null while it is read. */
export function useRedacted(request: string, seq: number, sha256: string): Redacted {
  const [redacted, setRedacted] = useState<Redacted>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hash is another picture
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    const show = async () => {
      const { bytes, mediaType } = await ask("requests.redacted", { id: request, seq });
      if (gone) return;
      if (!drawable(bytes)) return setRedacted({ refused: { code: "EVIDENCE_TOO_LARGE_TO_SHOW" } });
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setRedacted({ url });
    };
    show().catch((error: unknown) => {
      if (!gone) setRedacted({ refused: refusedOf(error) });
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [request, seq, sha256]);
  return redacted;
}

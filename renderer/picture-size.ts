import { claimedPixels, mostPixels } from "../main/model/picture-size.ts";

export { claimedPixels, mostPixels };

/** May these bytes be drawn? */
export function drawable(head: Uint8Array): boolean {
  const pixels = claimedPixels(head);
  return pixels !== null && pixels > 0 && pixels <= mostPixels;
}

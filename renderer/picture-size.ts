import { claimedPixels } from "../main/model/picture-size.ts";

export { claimedPixels };

/** Pictures with more pixels than this are not drawn in the window. */
export const mostPixels = 80_000_000;

/** May these bytes be drawn? */
export function drawable(head: Uint8Array): boolean {
  const pixels = claimedPixels(head);
  return pixels !== null && pixels > 0 && pixels <= mostPixels;
}

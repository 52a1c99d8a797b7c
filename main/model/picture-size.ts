/** Reads the size that a picture's header claims, so that nothing huge is ever handed to a decoder. */

/**
 * Pictures with more pixels than this are neither drawn in the window nor redacted: what can be looked at can be redacted. Painting one
 * takes a gigabyte for some seconds. The text in pictures and QR codes have smaller limits of their own.
 */
export const mostPixels = 80_000_000;

function png(view: DataView): number | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return view.getUint32(16) * view.getUint32(20);
}

function gif(view: DataView): number | null {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return null;
  return view.getUint16(6, true) * view.getUint16(8, true);
}

/** JPEG keeps its size in the first start-of-frame segment (ITU T.81 section B.2.2). */
function jpeg(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** VP8X, VP8L and VP8 (RFC 9649). */
function webp(view: DataView): number | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  const chunk = view.getUint32(12);
  if (chunk === 0x56503858) return (three(24) + 1) * (three(27) + 1);
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
}

/** How many pixels the picture claims; null when these bytes are no PNG, GIF, JPEG or WebP, or don't say. */
export function claimedPixels(head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return png(view) ?? gif(view) ?? jpeg(view) ?? webp(view);
}

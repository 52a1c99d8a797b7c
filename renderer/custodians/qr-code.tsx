import type { QrMatrix } from "../../preload/contract.ts";
import { qrPath, quietZone } from "./qr-path.ts";

/** A QR code, dark on light in dark windows as well: many readers know no other. */
export function QrCode({ matrix, label }: { matrix: QrMatrix; label: string }) {
  const side = matrix.rows.length + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label={label}
      className="qr"
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={side} height={side} fill="#fff" />
      <path d={qrPath(matrix.rows)} fill="#000" />
    </svg>
  );
}

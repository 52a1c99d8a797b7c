/** Light modules around a QR code that readers need (ISO/IEC 18004 section 6.3.8). */
export const quietZone = 4;

/** The dark modules as one SVG path, a bar for each run in a row; one unit a module, the quiet zone is outside. */
export function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join("");
}

import type { Finding } from "./finding.ts";
import type { Window } from "./window.ts";

/** Writers may leave a little after the marker; readers look for it in the last kilobytes (ISO 32000-1, annex H.3 note 18). */
const tail = 2048;

/** PDF: the end marker stands in the last two kilobytes. */
export async function inspectPdf(file: Window): Promise<Finding> {
  const end = await file.bytes(Math.max(0, file.size - tail), tail);
  return { pixels: null, whole: end.includes("%%EOF") };
}

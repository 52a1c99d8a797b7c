import type { PrintableReport } from "../services/records-desk.ts";
import type { Around } from "./around.ts";
import { chooseSavePlace } from "./dialogs.ts";
import type { LongWork } from "./long-work.ts";
import { printToPdf } from "./print.ts";

/** It says openly whatever the records say. */
const pdf = { filters: [{ name: "PDF", extensions: ["pdf"] }], mode: 0o600 } as const;

/**
 * Asks where to, prints, saves. null: thought better of it.
 * @param open is asked before any dialog: what can't be printed is refused first
 * @throws AppError EXPORT_RUNNING, EXPORT_CANCELLED, DISK_*, FILE_NOT_SAVED {name}, and what `open` throws
 */
export async function savePdf(
  { window }: Pick<Around, "window">,
  work: LongWork,
  title: string,
  open: () => PrintableReport,
): Promise<{ saved: string } | null> {
  work.refuseSecond();
  const report = open();
  const place = await chooseSavePlace(window, { ...pdf, title, name: `${report.name}.pdf` });
  if (place === null) return null;
  const bytes = await work.run((working) => printToPdf(report, working));
  return { saved: place.save(bytes) };
}

import type { Day } from "../../model/register-view.ts";
import { localDay } from "../local-day.ts";
import type { Outcome, Source } from "../probe.ts";

/** What was installed on this Mac, and by whom. Written as XML, and long on old Macs: read as a file. */
export const history: Source = { file: "/Library/Receipts/InstallHistory.plist" };

/** Installations; a Mac of ten years has some thousands. */
const most = 20_000;

const name = /<key>displayName<\/key>\s*<string>([^<]{0,200})<\/string>/;
const date = /<key>date<\/key>\s*<date>(\d{4}-\d{2}-\d{2}T[\d:]{8}Z)<\/date>/;

/**
 * When something of this name was last installed. One installation after the other, without parsing the file as a whole: it holds thousands,
 * and all other parsers wait for this one. null: none, or no such list.
 */
export function lastInstalled(outcome: Outcome, called: RegExp): Day | null {
  if (outcome.state !== "ok" || !outcome.text.trimEnd().endsWith("</plist>")) return null;
  const installed = outcome.text.split("<dict>", most + 1);
  if (installed.length > most) return null;
  const instants = installed
    .filter((one) => called.test(name.exec(one)?.[1] ?? ""))
    .map((one) => Date.parse(date.exec(one)?.[1] ?? ""))
    .filter((at) => !Number.isNaN(at));
  return localDay(instants.reduce<number | null>((last, at) => Math.max(last ?? at, at), null));
}

import type { Around } from "./around.ts";
import type { ErrorLog } from "./error-log.ts";

/** Tells the window of exports, requests and the like, and of pictures that wait for being read. */
export function tellOfRecords(
  { services, tell }: Pick<Around, "services" | "tell">,
  errors: Pick<ErrorLog, "write">,
): void {
  services.onRecordsChanged((desk) => tell("records.changed", { desk }));
  services.onReadingWaiting((waiting) => tell("reading.waiting", { waiting }));
  services.onReadingFailed((error) => errors.write("reading", error));
}

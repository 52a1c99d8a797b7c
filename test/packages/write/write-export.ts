import { openBeside } from "../../../main/database/index.ts";
import { AppError } from "../../../main/lib/app-error.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { openLog } from "../../../main/removal-log/index.ts";
import { bagSource } from "../../../main/services/bag-source.ts";

/** Exports a whole log, for tests that make system calls fail. Prints `written` or the error's code. */
const [file = "", evidence = "", packs = "", folder = ""] = process.argv.slice(2);

const database = openBeside(file);
const random = () => new Uint8Array();
const source = bagSource(openLog({ database, clock: () => new Date(), random }, null), { evidence, packs: [packs] });
const meta = {
  organisation: "Sample City",
  contactName: "Robin Sample",
  contactEmail: "robin@samplecity.example",
  date: "2026-03-31",
  timeZone: "America/Chicago",
  software: "Custodia 0.0.0 report/1",
};
const plan = { kind: "export", first: 0, last: source.size - 1, earlier: [], meta } as const;
const around = { onProgress: () => {}, signal: new AbortController().signal };
try {
  await writePackage(plan, source, { folder, recipients: [] }, around);
  process.stdout.write("written\n");
} catch (error) {
  process.stdout.write(`${error instanceof AppError ? error.code : String(error)}\n`);
} finally {
  database.close();
}

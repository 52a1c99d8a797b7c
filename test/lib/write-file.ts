/** Run by the tests of failing disks as a process of its own: writes argv[3] to the file argv[2], says "written" or why not. */
import { AppError } from "../../main/lib/app-error.ts";
import { writeAtomically } from "../../main/lib/atomic-file.ts";

try {
  writeAtomically(process.argv[2] ?? "", process.argv[3] ?? "");
  console.log("written");
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(error.code);
}

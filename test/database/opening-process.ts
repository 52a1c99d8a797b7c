import { openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";

/** Says how opening ends: `opening-process.ts <file> read|write`. */
const [file = "", mode] = process.argv.slice(2);
try {
  openDatabase(file, mode === "read" ? "read" : "write").close();
  process.stdout.write("opened");
} catch (error) {
  process.stdout.write(error instanceof AppError ? error.code : String(error));
}

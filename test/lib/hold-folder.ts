/** Run by the lock's tests as a process of its own: takes the folder argv[2] and keeps it until killed, or says why not. */
import { AppError } from "../../main/lib/app-error.ts";
import { lockFolder } from "../../main/lib/folder-lock.ts";

try {
  lockFolder(process.argv[2] ?? "");
  console.log("held");
  setInterval(() => globalThis.gc?.(), 50);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(error.code);
}

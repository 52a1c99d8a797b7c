import { storageError, systemCode } from "../lib/storage-error.ts";

/** What SQLite throws, in Custodia's words; what others throw passes. */
export function stored<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw systemCode(error) === "" ? error : storageError(error);
  }
}

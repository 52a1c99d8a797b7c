import { systemCode } from "../lib/storage-error.ts";
import type { UnreadReason } from "../model/device/reading.ts";

/** What a code of the operating system means for a reading. */
export function reasonOf(error: unknown): UnreadReason {
  const code = systemCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return "absent";
  return code === "EACCES" || code === "EPERM" ? "denied" : "failed";
}

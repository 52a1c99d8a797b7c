/** The device checklist as one person has it at this desk: looking, answering, reporting. [A-6.h.iii] */

import type { DeviceAnswer, DeviceDesk, RecordedChecks } from "../model/device-view.ts";

export interface DeviceService {
  /** As it stands now; looks at nothing. @throws AppError DEVICE_DATA_BROKEN, PROFILE_MISSING, PACK_UNKNOWN {ref}, DATABASE_*, DISK_* */
  desk(): DeviceDesk;
  /**
   * Looks at everything, side by side, and answers when the result is recorded; a check that runs already is joined.
   * @throws AppError as `desk`, and KEYCHAIN_SILENT, LOG_DOES_NOT_VERIFY: nothing was recorded then, and the last check stands
   */
  check(because: "asked" | "daily"): Promise<DeviceDesk>;
  /** What the log has of this workstation; what was disposed of is left out. @throws AppError DATABASE_*, DISK_* */
  history(): RecordedChecks;
  /**
   * Keeps the answer, with who and when, and checks again. The answer stands even where the check is refused.
   * @throws AppError QUESTION_UNKNOWN {id}, and as `check`
   */
  answer(question: string, answer: DeviceAnswer): Promise<DeviceDesk>;
  /** How to reach IT; empty: no longer noted. @throws AppError TEXT_* {field: "contact"}, and as `desk` */
  saveContact(words: string): DeviceDesk;
  /** The report for IT on the last check that counts, plain text. @throws AppError DEVICE_UNCHECKED, and as `desk` */
  report(): string;
}

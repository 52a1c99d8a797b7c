/** The device checklist: is this workstation fit to administer the accounts? [A-6.h.iii] */
import type { DeviceAnswer, DeviceDesk, DeviceStanding, RecordedChecks } from "../../main/model/device-view.ts";

export interface DeviceRequests {
  "device.desk": { request: null; reply: DeviceDesk };
  /**
   * Looks at everything, side by side, and records the result; a check that runs already is joined. Answers when it is recorded.
   * Refused with DISK_*, KEYCHAIN_SILENT, …: nothing was recorded then, and the last check stands.
   */
  "device.check": { request: null; reply: DeviceDesk };
  /** The checks of this workstation that the log has. What was disposed of is left out. */
  "device.history": { request: null; reply: RecordedChecks };
  /** Keeps the answer, with who and when, and checks again. Refused with QUESTION_UNKNOWN {id}. */
  "device.answer": { request: { question: string; answer: DeviceAnswer }; reply: DeviceDesk };
  /** How to reach IT; empty: no longer noted. Refused with TEXT_* {field: "contact"}. */
  "device.save-contact": { request: { contact: string }; reply: DeviceDesk };
  /** Puts the report for IT on the clipboard, as plain text. Refused with DEVICE_UNCHECKED where there is no check that counts. */
  "device.copy-report": { request: null; reply: { lines: number } };
}

export interface DeviceEvents {
  /** The standing is another one: after a check, by another policy, or because the day has turned. */
  "device.changed": { standing: DeviceStanding };
  /** A check is under way; `done` of `of` lines are there. */
  "device.progress": { done: number; of: number };
}

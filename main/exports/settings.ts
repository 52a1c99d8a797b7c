/** Who gets exports, and where the scheduled one goes. */

import { z } from "zod";
import type { RecordsRequests } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { type ErrorCode, errorCodes } from "../model/error-code.ts";
import type { ExportSettings, ScheduleView } from "../model/records-view.ts";

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Most people that an export is sealed to. */
const mostRecipients = 20;

export interface KeptSettings {
  readonly settings: ExportSettings;
  /** The day on which the schedule was turned on; null while it is off. */
  readonly since: string | null;
  readonly lastRefused: ScheduleView["lastRefused"];
}

export const noSettings: KeptSettings = {
  settings: { contact: { name: "", email: "" }, recipients: [], schedule: { on: false, sealed: true, folder: null } },
  since: null,
  lastRefused: null,
};

const text = z.string();

const kept: z.ZodType<KeptSettings> = z.strictObject({
  settings: z.strictObject({
    contact: z.strictObject({ name: text, email: text }),
    recipients: z.array(z.strictObject({ label: text, recipient: text })),
    schedule: z.strictObject({ on: z.boolean(), sealed: z.boolean(), folder: text.nullable() }),
  }),
  since: text.nullable(),
  lastRefused: z
    .strictObject({
      at: text,
      refused: z.strictObject({
        code: z.custom<ErrorCode>((code) => errorCodes.some((known) => known === code)),
        detail: z.record(text, z.union([text, z.number(), z.boolean(), z.null()])).default({}),
      }),
    })
    .nullable(),
});

/** @throws AppError DATABASE_DAMAGED */
export function parseSettings(json: string): KeptSettings {
  try {
    return kept.parse(JSON.parse(json));
  } catch (error) {
    throw new AppError("DATABASE_DAMAGED", { reason: "export_setting" }, { cause: error });
  }
}

/**
 * What a person asks for, checked; the folder stays as it is.
 * @param isRecipient is this text an X25519 recipient of age? (FORMATS section 3)
 * @throws AppError TEXT_* {field}, EMAIL_INVALID, RECIPIENT_INVALID {label}, REQUEST_MALFORMED for too many recipients
 */
export function checkSettings(
  asked: RecordsRequests["export.settings"]["request"],
  folder: string | null,
  isRecipient: (text: string) => boolean,
): ExportSettings {
  const address = anyText("email", asked.contact.email, "name");
  if (address !== "" && !email.test(address)) throw new AppError("EMAIL_INVALID", { field: "email" });
  if (asked.recipients.length > mostRecipients) throw new AppError("REQUEST_MALFORMED", { reason: "recipients" });
  const recipients = asked.recipients.map(({ label, recipient }) => {
    const name = someText("label", label, "name");
    const text = recipient.trim();
    if (!isRecipient(text)) throw new AppError("RECIPIENT_INVALID", { label: name });
    return { label: name, recipient: text };
  });
  const { on, sealed } = asked.schedule;
  // Sealed to nobody would be open: the one thing that was not asked for.
  if (on && sealed && recipients.length === 0) throw new AppError("RECIPIENT_INVALID", { label: "" });
  return {
    contact: { name: anyText("contact", asked.contact.name, "name"), email: address },
    recipients: recipients.filter((one, place) => recipients.findIndex((other) => same(one, other)) === place),
    schedule: { on, sealed, folder },
  };
}

function same(a: { recipient: string }, b: { recipient: string }): boolean {
  return a.recipient === b.recipient;
}

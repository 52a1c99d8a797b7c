/** What is due: the list, the day's notification, the calendar, the compliance report. */
import { z } from "zod";
import { urgencies } from "../../model/duty.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import type { LongWork } from "../long-work.ts";
import { saveNamed } from "../saved-file.ts";
import { savePdf } from "../saved-pdf.ts";
import { id, line, text } from "./texts.ts";

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const accountsAlike = z.strictObject({
  department: text.nullable(),
  kind: line,
  urgency: z.enum(urgencies),
  thisWeek: z.boolean().nullable(),
});

const calendar = {
  title: "Save the calendar",
  filters: [{ name: "Calendar", extensions: ["ics"] }],
  mode: 0o600,
} as const;

type DutyChannel = Extract<keyof Handlers, `duties.${string}`>;

export function dutyRequests(around: Around, work: LongWork): Handlers<DutyChannel> {
  const { services, window } = around;
  return {
    "duties.list": {
      schema: z.strictObject({ department: text.nullable() }),
      answer: (asked) => services.ready.duties.list(asked.department),
    },
    "duties.of-account": {
      schema: z.strictObject({ account: id }),
      answer: (asked) => services.ready.duties.ofAccount(asked.account),
    },
    "duties.accounts": {
      schema: accountsAlike,
      answer: ({ department, ...alike }) => services.ready.duties.accounts(department, alike),
    },
    "duties.settings": {
      schema: z.strictObject({ notify: z.boolean(), at: timeOfDay }),
      answer: (settings) => services.ready.duties.saveSettings(settings),
    },
    "duties.save-calendar": {
      schema: z.strictObject({ department: text.nullable() }),
      answer: (asked) => saveNamed(window, calendar, services.ready.duties.calendar(asked.department)),
    },
    "duties.compliance": {
      schema: z.strictObject({ department: text }),
      answer: (asked) => services.ready.duties.compliance(asked.department),
    },
    "duties.save-compliance": {
      schema: z.strictObject({ department: text }),
      answer: (asked) =>
        savePdf(around, work, "Save the compliance report", () =>
          services.ready.duties.complianceSheet(asked.department),
        ),
    },
  };
}

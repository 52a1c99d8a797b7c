/** Packages of this log, and its reports on paper. */
import { z } from "zod";
import type { ExportRange } from "../../../preload/contract.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFolder } from "../dialogs.ts";
import type { LongWork } from "../long-work.ts";
import { savePdf } from "../saved-pdf.ts";
import { id, line, nothing, text } from "./texts.ts";

const mostRecipients = 100;

const range = z.enum(["all", "since-last"]);
/** age recipients are judged by the service; a post-quantum one is 2,000 letters long. */
const recipients = z.array(line).max(mostRecipients);

const settings = z.strictObject({
  contact: z.strictObject({ name: text, email: text }),
  recipients: z.array(z.strictObject({ label: text, recipient: line })).max(mostRecipients),
  schedule: z.strictObject({ on: z.boolean(), sealed: z.boolean() }),
});

const ofWhat = z.union([z.strictObject({ case: id }), z.strictObject({ range })]);

async function run(
  { services, window }: Around,
  work: LongWork,
  asked: { range: ExportRange; recipients: readonly string[] },
) {
  work.refuseSecond();
  const { exports } = services.ready.records;
  // An empty export is refused before anybody is asked where it should go.
  exports.plan(asked.range);
  const folder = await chooseFolder(window, "Choose the folder for the package");
  if (folder === null) return null;
  return await work.run((working) => exports.run({ ...asked, folder }, working));
}

type ExportChannel =
  | "export.settings"
  | "export.choose-folder"
  | "export.plan"
  | "export.run"
  | "export.run-scheduled"
  | "report.save-pdf";

export function exportRequests(around: Around, work: LongWork): Handlers<ExportChannel> {
  const { services, window } = around;
  return {
    "export.settings": { schema: settings, answer: (asked) => services.ready.records.exports.saveSettings(asked) },
    "export.choose-folder": {
      schema: nothing,
      answer: async () => {
        const { exports } = services.ready.records;
        const folder = await chooseFolder(window, "Choose the folder for the scheduled export");
        return folder === null ? null : exports.chooseFolder(folder);
      },
    },
    "export.plan": {
      schema: z.strictObject({ range }),
      answer: (asked) => services.ready.records.exports.plan(asked.range),
    },
    "export.run": { schema: z.strictObject({ range, recipients }), answer: (asked) => run(around, work, asked) },
    "export.run-scheduled": {
      schema: nothing,
      answer: () => work.run((working) => services.ready.records.exports.runScheduled(working)),
    },
    "report.save-pdf": {
      schema: z.strictObject({ of: ofWhat }),
      answer: ({ of }) => savePdf(around, work, "Save the report", () => services.ready.records.reports.open(of)),
    },
  };
}

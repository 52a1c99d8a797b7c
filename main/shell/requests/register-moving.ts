/** The register as tables and on paper: what goes out through a dialog, and what comes in. */
import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile } from "../dialogs.ts";
import type { LongWork } from "../long-work.ts";
import { saveNamed } from "../saved-file.ts";
import { savePdf } from "../saved-pdf.ts";
import { id, text } from "./texts.ts";

const csv = [{ name: "Table, CSV", extensions: ["csv"] }] as const;

const tableFile = {
  title: "Choose the table to bring in",
  filters: [...csv, { name: "All files", extensions: ["*"] }],
  most: 64 * 1024 * 1024,
  tooLarge: "IMPORT_TOO_LARGE",
} as const;

const what = z.enum(["accounts", "people"]);

type MovingChannel =
  | "register.save-template"
  | "register.save-csv"
  | "register.save-sheet"
  | "register.save-acknowledgement"
  | "register.choose-table"
  | "register.import";

export function registerMovingRequests(around: Around, work: LongWork): Handlers<MovingChannel> {
  const { services, window } = around;
  return {
    "register.save-template": {
      schema: z.strictObject({ what }),
      answer: (asked) => {
        const wish = { title: "Save the empty table", filters: csv, mode: 0o644 } as const;
        return saveNamed(window, wish, services.ready.book.template(asked.what));
      },
    },
    "register.save-csv": {
      schema: z.strictObject({ what: z.enum(["accounts", "people", "history"]) }),
      answer: (asked) => {
        const wish = { title: "Save the table", filters: csv, mode: 0o600 } as const;
        return saveNamed(window, wish, services.ready.book.csv(asked.what));
      },
    },
    "register.save-sheet": {
      schema: z.strictObject({ department: text.nullable() }),
      answer: ({ department }) =>
        savePdf(around, work, "Save the register", () => services.ready.book.sheet(department)),
    },
    "register.save-acknowledgement": {
      schema: z.strictObject({ person: id }),
      answer: ({ person }) =>
        savePdf(around, work, "Save the acknowledgement", () => services.ready.book.acknowledgementForm(person)),
    },
    "register.choose-table": {
      schema: z.strictObject({ what }),
      answer: async (asked) => {
        const { book } = services.ready;
        work.refuseSecond();
        const chosen = await chooseFile(window, tableFile);
        return chosen === null ? null : await work.run((working) => book.readTable(asked.what, chosen, working));
      },
    },
    "register.import": {
      schema: z.strictObject({ token: id }),
      answer: ({ token }) => work.run((working) => services.ready.book.importTable(token, working)),
    },
  };
}

import { Ellipsis, FileDown, FileUp, History, Printer } from "lucide-react";
import { ask } from "../bridge.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { stay } from "../stores/place.ts";
import { doWork, useWork } from "../stores/work.ts";
import { MenuButton, type MenuChoice } from "../vault/menu-button.tsx";

interface Saving {
  readonly csv: Submit;
  readonly history: Submit;
  readonly sheet: Submit;
}

/** Saves the register as a table or on paper. Nothing is said to be saved before main says so. */
export function useRegisterFiles(department: string | null): Saving {
  const said = (reply: { saved: string } | null) => reply !== null && announce(`“${reply.saved}” saved.`);
  const csv = useSubmit(async () => said(await ask("register.save-csv", { what: "accounts" })));
  const history = useSubmit(async () => said(await ask("register.save-csv", { what: "history" })));
  const sheet = useSubmit(async () => said(await doWork("pdf", () => ask("register.save-sheet", { department }))));
  return { csv, history, sheet };
}

/** Into the register from a table, out of it as a table or on paper. [A-6.g] */
export function RegisterMenu({ saving, department }: { saving: Saving; department: string | null }) {
  const isWorking = useWork(({ running }) => running !== null);
  const choices: readonly MenuChoice[] = [
    {
      id: "import",
      label: "Import from CSV…",
      more: "Accounts from a table, with a look at them first",
      icon: FileUp,
      run: () => stay({ screen: "accounts", doing: "import" }),
    },
    {
      id: "csv",
      label: "Save as CSV…",
      more: "Every account, for a spreadsheet",
      icon: FileDown,
      apart: true,
      run: () => void saving.csv.run(),
    },
    {
      id: "history",
      label: "Save the history as CSV…",
      more: "Everything that was ever recorded in the register",
      icon: History,
      run: () => void saving.history.run(),
    },
    ...(isWorking
      ? []
      : [
          {
            id: "sheet",
            label: "Print (PDF)…",
            more: department === null ? "All departments: who can post, when it was looked over" : `Only ${department}`,
            icon: Printer,
            run: () => void saving.sheet.run(),
          },
        ]),
  ];
  return (
    <MenuButton
      menu="The whole register"
      className="btn"
      choices={choices}
      label="More: import, save or print the register"
    >
      <Ellipsis size={16} aria-hidden="true" />
      More
    </MenuButton>
  );
}

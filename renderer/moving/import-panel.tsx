import { Download, FileUp } from "lucide-react";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { WorkProgress } from "../components/work-progress.tsx";
import { useArrived, useCaught } from "../custodians/use-arrived.ts";
import { capital } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { doWork } from "../stores/work.ts";
import { ImportPreview } from "./import-preview.tsx";
import { setImportStage, useImportStage } from "./import-store.ts";
import { countedThings, type What } from "./import-words.ts";

const about: Record<What, string> = {
  accounts:
    "One line for each account: department, platform, handle, and whatever else you know of it. Accounts that are here already are left as they are; an empty cell says nothing.",
  people:
    "One line for each person: name, title, department, roles, which departments they coordinate or direct, and when the acknowledgement was signed. People who are here already are left as they are; an empty cell says nothing.",
};

function Choosing({ what, choose, onClose }: { what: What; choose: Submit; onClose: () => void }) {
  const template = useSubmit(async () => {
    const reply = await ask("register.save-template", { what });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  return (
    <>
      <ol className="import-steps">
        {what === "accounts" && (
          <li>
            <b>Bring in the people first,</b> under People. Whoever the table of accounts names must be there already.
          </li>
        )}
        <li>
          <b>Take the template.</b> It has the headings that are read, and a line as an example.
          <Button icon={Download} small onPress={() => void template.run()} busy={template.busy}>
            Save the template…
          </Button>
        </li>
        <li>
          <b>Fill it in</b> with any spreadsheet program, and save it as CSV. Commas, semicolons or tabs will do.
        </li>
        <li>
          <b>Choose the file.</b> You see every line, and what is wrong with it, before anything is added.
        </li>
      </ol>
      <ErrorNote refused={template.refused ?? choose.refused} />
      <div className="form-actions">
        <Button look="primary" icon={FileUp} onPress={() => void choose.run()} busy={choose.busy}>
          Choose a file…
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </>
  );
}

function Taken({ what, added, onClose }: { what: What; added: number; onClose: () => void }) {
  return (
    <>
      <Note tone="good">
        <p className="note-what">{capital(countedThings(what, added))} added.</p>
        <p>What the policy still wants of them, such as a signature or a checklist, is on Today.</p>
      </Note>
      <div className="form-actions">
        <Button look="primary" onPress={onClose} autoFocus>
          Show the list
        </Button>
        <Button look="quiet" onPress={() => setImportStage(what, { at: "choosing" })}>
          Import another file
        </Button>
      </div>
    </>
  );
}

/** Moves accounts or people in from a table: template, file, preview with the mistakes by line, all or nothing. */
export function ImportPanel({ what, onClose }: { what: What; onClose: () => void }) {
  const stage = useImportStage(what);
  const heading = useArrived<HTMLHeadingElement>();
  const caught = useCaught<HTMLDivElement>(stage.at);
  const close = () => {
    setImportStage(what, { at: "choosing" });
    onClose();
  };
  const choose = useSubmit(async () => {
    const preview = await doWork("table", () => ask("register.choose-table", { what }));
    if (preview !== null) setImportStage(what, { at: "preview", preview });
  });
  return (
    <section className="panel inset import-register" aria-label={`Import ${what}`}>
      <h2 ref={heading} tabIndex={-1}>
        Import {what}
      </h2>
      <p className="sub">{about[what]}</p>
      <WorkProgress works={["table"]} label="Reading the table" />
      <WorkProgress works={["intake"]} label={`Adding the ${what}`} />
      <div ref={caught}>
        {stage.at === "choosing" && <Choosing what={what} choose={choose} onClose={close} />}
        {stage.at === "preview" && (
          <>
            <ErrorNote refused={choose.refused} />
            <ImportPreview key={stage.preview.token} preview={stage.preview} again={choose} onClose={close} />
          </>
        )}
        {stage.at === "taken" && <Taken what={what} added={stage.added} onClose={close} />}
      </div>
    </section>
  );
}

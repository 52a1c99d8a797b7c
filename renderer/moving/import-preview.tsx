import { FileUp } from "lucide-react";
import type { ImportFault, ImportPreview as Preview } from "../../main/model/register-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { counted, listed } from "../format.ts";
import { loadAccounts } from "../stores/accounts.ts";
import { announce } from "../stores/announcer.ts";
import { doWork } from "../stores/work.ts";
import { setImportStage } from "./import-store.ts";
import { ImportTable } from "./import-table.tsx";
import { countedThings, faultPlace, formatWords, moreWords, outcomeWords } from "./import-words.ts";

function Lines({ faults, all }: { faults: readonly ImportFault[]; all: number }) {
  const more = moreWords(faults.length, all);
  return (
    <ul className="faults import-faults">
      {faults.map((fault) => (
        <li key={`${fault.line} ${fault.column} ${fault.says}`}>
          <b>{faultPlace(fault)}</b>
          <span>
            <bdi>{fault.says}</bdi>
          </span>
        </li>
      ))}
      {more !== "" && <li>{more}</li>}
    </ul>
  );
}

function Remarks({ preview }: { preview: Preview }) {
  const { faults, faultCount, warnings, warningCount, unread } = preview;
  return (
    <>
      {faultCount > 0 && (
        <Note tone="bad">
          <p className="note-what">
            {counted(faultCount, "mistake")}. Mend {faultCount === 1 ? "it" : "them"} in the file, save it, and choose
            it again.
          </p>
          <Lines faults={faults} all={faultCount} />
        </Note>
      )}
      {warnings.length > 0 && (
        <Note tone="warn">
          <p className="note-what">
            {counted(warningCount, "thing")} to look at. {warningCount === 1 ? "It is" : "They are"} taken in as{" "}
            {warningCount === 1 ? "it stands" : "they stand"}.
          </p>
          <Lines faults={warnings} all={warningCount} />
        </Note>
      )}
      {unread.length > 0 && (
        <p className="hint">
          Not read: {unread.length === 1 ? "the column" : "the columns"} {listed(unread.map((name) => `“${name}”`))}.
          The template has no such headings.
        </p>
      )}
    </>
  );
}

interface PreviewProps {
  readonly preview: Preview;
  /** Chooses another file, or the same one after it was mended. */
  readonly again: Submit;
  readonly onClose: () => void;
}

/** What is in the file and what would come of it; taken in as a whole, or not at all. */
export function ImportPreview({ preview, again, onClose }: PreviewProps) {
  const { what, added, faultCount } = preview;
  const submit = useSubmit(async () => {
    const reply = await doWork("intake", () => ask("register.import", { token: preview.token }));
    if (reply === null) return;
    setImportStage(what, { at: "taken", added: reply.added });
    announce(`${countedThings(what, reply.added)} added.`);
    if (what === "accounts") await loadAccounts();
  });
  const isReady = faultCount === 0 && added > 0;
  return (
    <Form
      submit={submit}
      action={isReady ? `Add ${countedThings(what, added)}` : "Add them"}
      disabled={!isReady}
      foot="All of them are added, or none."
      more={
        <>
          <Button icon={FileUp} onPress={() => void again.run()} busy={again.busy}>
            Choose the file again…
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <div>
        <p>
          <bdi className="t">{preview.file}</bdi> <span className="faint">{formatWords(preview)}</span>
        </p>
        <p>{outcomeWords(preview)}</p>
      </div>
      <Remarks preview={preview} />
      <ImportTable preview={preview} />
    </Form>
  );
}

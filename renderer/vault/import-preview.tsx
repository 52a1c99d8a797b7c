import { useState } from "react";
import type { ImportFile, Requests } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count, counted } from "../format.ts";
import { sentencesFor } from "../sentences.ts";
import { announce } from "../stores/announcer.ts";
import { tookVault } from "../stores/vault.ts";
import { standingsInWords, takenInWords, ticked, usualTicks } from "./import-draft.ts";
import { ImportTable } from "./import-table.tsx";

export type Preview = Requests["import.preview"]["reply"];

function Skipped({ skipped }: { skipped: Preview["skipped"] }) {
  if (skipped.length === 0) return null;
  return (
    <details className="more">
      <summary>{counted(skipped.length, "line")} can’t be imported</summary>
      <ul className="faults">
        {skipped.map(({ line, refused }) => (
          <li key={line}>
            Line {count(line)}: {sentencesFor(refused).what}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PreviewProps {
  readonly vault: string;
  readonly file: ImportFile;
  readonly preview: Preview;
  readonly onTaken: (words: string) => void;
  readonly onClose: () => void;
}

/** What the file holds, to be looked over and ticked before anything is taken. */
export function ImportPreview({ vault, file, preview, onTaken, onClose }: PreviewProps) {
  const { rows, skipped } = preview;
  const [ticks, setTicks] = useState(() => usualTicks(rows));
  const submit = useSubmit(async () => {
    const { view, added, updated } = await ask("import.take", { token: file.token, vault, rows: [...ticks] });
    tookVault(view);
    const words = takenInWords(added, updated);
    announce(words);
    onTaken(words);
  });
  const differing = rows.some((row) => row.standing === "differs" && ticks.has(row.index));
  return (
    <Form
      submit={submit}
      action={ticks.size === 0 ? "Import" : `Import ${counted(ticks.size, "credential")}`}
      disabled={ticks.size === 0}
      more={
        <>
          <Button onPress={() => setTicks(new Set(rows.map((row) => row.index)))}>Choose all</Button>
          <Button onPress={() => setTicks(new Set())}>Choose none</Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p>
        <bdi className="t">{file.name}</bdi> holds {counted(rows.length, "credential")}: {standingsInWords(rows)}.
      </p>
      <ImportTable rows={rows} ticks={ticks} onTick={(index) => setTicks(ticked(ticks, index))} />
      <Skipped skipped={skipped} />
      {differing && (
        <Note>
          <p>Where another password is here, the file’s becomes the present one. The other stays in the history.</p>
        </Note>
      )}
    </Form>
  );
}

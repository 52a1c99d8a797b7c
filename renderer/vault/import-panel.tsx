import { FileUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import type { ImportFile } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useCaught } from "../custodians/use-arrived.ts";
import { ImportPreview, type Preview } from "./import-preview.tsx";
import { SecretBox } from "./secret-box.tsx";

type Stage =
  | { readonly at: "choosing" }
  | { readonly at: "passphrase"; readonly file: ImportFile }
  | { readonly at: "preview"; readonly file: ImportFile; readonly preview: Preview }
  | { readonly at: "taken"; readonly file: ImportFile; readonly words: string };

const formatWords: Record<ImportFile["format"], string> = {
  kdbx: "a KeePass file",
  "bitwarden-json": "a Bitwarden export",
  csv: "a table (CSV) from a browser",
};

interface StageProps<S extends Stage["at"]> {
  readonly stage: Extract<Stage, { at: S }>;
  readonly vault: string;
  readonly onStage: (stage: Stage) => void;
  readonly onClose: () => void;
}

function PassphraseStage({ stage, vault, onStage, onClose }: StageProps<"passphrase">) {
  const { file } = stage;
  const [passphrase, setPassphrase] = useState("");
  const submit = useSubmit(async () => {
    const preview = await ask("import.preview", { token: file.token, vault, passphrase });
    setPassphrase("");
    onStage({ at: "preview", file, preview });
  });
  return (
    <Form
      submit={submit}
      action="Open the file"
      more={
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      }
    >
      <p>
        <bdi className="t">{file.name}</bdi> is {formatWords[file.format]}, under a password.
      </p>
      <SecretBox
        label="Password of the file"
        value={passphrase}
        onChange={setPassphrase}
        required
        missing="Type the password that opens the file."
        autoFocus
      />
    </Form>
  );
}

function Choosing({ vault, onStage, onClose }: Omit<StageProps<"choosing">, "stage">) {
  const submit = useSubmit(async () => {
    const file = await ask("import.choose", null);
    if (file === null) return;
    if (file.needsPassphrase) return onStage({ at: "passphrase", file });
    const preview = await ask("import.preview", { token: file.token, vault, passphrase: null });
    onStage({ at: "preview", file, preview });
  });
  return (
    <>
      <ul className="ways-list">
        <li>
          <b>KeePass</b> (.kdbx): opens with its password.
        </li>
        <li>
          <b>Bitwarden</b> (.json): export it there without encryption.
        </li>
        <li>
          <b>Browsers</b> (.csv): Chrome, Edge, Firefox and Safari export their passwords as a table.
        </li>
      </ul>
      <ErrorNote refused={submit.refused} />
      <div className="form-actions">
        <Button look="primary" icon={FileUp} onPress={() => void submit.run()} busy={submit.busy} autoFocus>
          Choose a file…
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </>
  );
}

function Taken({ stage, onClose }: Pick<StageProps<"taken">, "stage" | "onClose">) {
  return (
    <>
      <Note tone="good">
        <p className="note-what">{stage.words}</p>
        {stage.file.format !== "kdbx" && (
          <p>
            Now delete <bdi>{stage.file.name}</bdi>, and empty the trash: whoever finds it reads every password in it.
          </p>
        )}
      </Note>
      <div className="form-actions">
        <Button look="primary" onPress={onClose} autoFocus>
          Show the vault
        </Button>
      </div>
    </>
  );
}

/** Imports credentials from another program: choose, open, look over, take. */
export function ImportPanel({ vault, onClose }: { vault: VaultSummary; onClose: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: "choosing" });
  const heading = useCaught<HTMLHeadingElement>(stage.at);
  const token = stage.at === "choosing" ? null : stage.file.token;
  const latest = useRef(token);
  latest.current = token;
  useEffect(
    () => () => {
      if (latest.current === null) return;
      ask("import.drop", { token: latest.current }).catch(() => {
        // Main forgets the file with the lock at the latest.
      });
    },
    [],
  );
  const shared = { vault: vault.id, onStage: setStage, onClose };
  return (
    <section className="panel import" aria-label="Import passwords">
      <h2 ref={heading} tabIndex={-1}>
        Import passwords
      </h2>
      <p className="sub">
        Into “<bdi>{vault.name}</bdi>”. You see what the file holds before anything is taken.
      </p>
      {stage.at === "choosing" && <Choosing {...shared} />}
      {stage.at === "passphrase" && <PassphraseStage stage={stage} {...shared} />}
      {stage.at === "preview" && (
        <ImportPreview
          vault={vault.id}
          file={stage.file}
          preview={stage.preview}
          onTaken={(words) => setStage({ at: "taken", file: stage.file, words })}
          onClose={onClose}
        />
      )}
      {stage.at === "taken" && <Taken stage={stage} onClose={onClose} />}
    </section>
  );
}

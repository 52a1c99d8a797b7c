import { type ReactNode, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { retryApp } from "../stores/app.ts";

/** Shortest passphrase for a key file, in characters. */
const shortest = 12;

interface KeyPlaceProps {
  /** null: the keychain answers. */
  readonly keychain: Refused | null;
  readonly inFile: boolean;
  readonly onInFile: (inFile: boolean) => void;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
}

/** Where the key that signs the log is kept. A file is refused unless the person asks for it where there is no keychain. */
export function KeyPlace(props: KeyPlaceProps) {
  const retry = useSubmit(retryApp);
  if (props.keychain === null) {
    return (
      <section className="panel">
        <h2>How the log is protected</h2>
        <Note tone="good">
          <p>The keychain of this computer is ready. It keeps the key that signs the log; nobody has to remember it.</p>
        </Note>
      </section>
    );
  }
  return (
    <section className="panel">
      <h2>How the log is protected</h2>
      <NoKeychain refused={props.keychain}>
        <Button onPress={() => void retry.run()} busy={retry.busy}>
          Try again
        </Button>
      </NoKeychain>
      <ErrorNote refused={retry.refused} />
      <RadioChoices
        label="What to do"
        value={props.inFile ? "file" : "keychain"}
        onChange={(value) => props.onInFile(value === "file")}
        choices={[
          { value: "keychain", label: "Wait for the keychain", more: "Recommended. Start once it is mended." },
          {
            value: "file",
            label: "Keep the key in a file under a passphrase",
            more: "Less safe: whoever has the file and the passphrase can sign as this log. You type it at every start, and a lost passphrase can’t be recovered.",
          },
        ]}
      />
      {props.inFile && <TwicePassphrase {...props} />}
    </section>
  );
}

/** Before there is a log, nothing can have got lost: a silent keychain is only one that is locked. */
function NoKeychain({ refused, children }: { refused: Refused; children: ReactNode }) {
  if (refused.code !== "KEYCHAIN_SILENT") return <ErrorNote refused={refused}>{children}</ErrorNote>;
  return (
    <div role="alert" data-code={refused.code}>
      <Note tone="bad">
        <p className="note-what">
          This computer’s password store does not answer, so the log can’t be signed yet. Unlock it, or ask IT.
        </p>
        <div className="note-actions">{children}</div>
      </Note>
    </div>
  );
}

function TwicePassphrase({ passphrase, onPassphrase }: KeyPlaceProps) {
  const [again, setAgain] = useState("");
  return (
    <div className="two">
      <TextBox
        label="Passphrase"
        type="password"
        value={passphrase}
        onChange={onPassphrase}
        required
        missing="Choose a passphrase."
        hint={`At least ${shortest} characters; four or five words are easiest to remember.`}
        check={(now) => (now.length < shortest ? `That has ${now.length} characters: at least ${shortest}.` : null)}
      />
      <TextBox
        label="The same passphrase again"
        type="password"
        value={again}
        onChange={setAgain}
        required
        missing="Type it a second time."
        check={(now) => (now === passphrase ? null : "The two passphrases differ.")}
      />
    </div>
  );
}

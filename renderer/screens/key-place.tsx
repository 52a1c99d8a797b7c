import type { ReactNode } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { TwicePassphrase } from "../components/twice-passphrase.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { retryApp } from "../stores/app.ts";

interface KeyPlaceProps {
  /** null: the keychain answers. */
  readonly keychain: Refused | null;
  readonly inFile: boolean;
  readonly onInFile: (inFile: boolean) => void;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
}

/** Where the keys are kept: the one that signs the log, and the one that opens vaults. A file is refused unless the person asks for it where there is no keychain. */
export function KeyPlace(props: KeyPlaceProps) {
  const retry = useSubmit(retryApp);
  if (props.keychain === null) {
    return (
      <section className="panel">
        <h2>How the log and the passwords are protected</h2>
        <Note tone="good">
          <p>
            The keychain of this computer is ready. It keeps the key that signs the log and your key for the vault;
            nobody has to remember them.
          </p>
        </Note>
      </section>
    );
  }
  return (
    <section className="panel">
      <h2>How the log and the passwords are protected</h2>
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
            label: "Keep the keys in files under a passphrase",
            more: "Less safe: whoever has the files and the passphrase can sign as this log and open your vaults. You type it at every start, and a lost passphrase can’t be recovered.",
          },
        ]}
      />
      {props.inFile && <TwicePassphrase passphrase={props.passphrase} onPassphrase={props.onPassphrase} />}
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

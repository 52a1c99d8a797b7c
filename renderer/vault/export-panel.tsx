import { useState } from "react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TwicePassphrase } from "../components/twice-passphrase.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useArrived } from "../custodians/use-arrived.ts";
import { counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { SealedNote } from "./sealed-note.tsx";

type Format = "kdbx" | "csv";

const choices = [
  {
    value: "kdbx",
    label: "KeePass file (.kdbx), under a password",
    more: "KeePassXC and many other programs open it. It stays sealed on the way.",
  },
  {
    value: "csv",
    label: "Open table (.csv)",
    more: "Every password in plain words. Only where the other program takes nothing else.",
  },
] as const;

interface ExportProps {
  readonly vault: VaultSummary;
  readonly onClose: () => void;
}

/** Takes everything out for another program; never without typing the vault's name. */
export function ExportPanel({ vault, onClose }: ExportProps) {
  const heading = useArrived<HTMLHeadingElement>();
  const [format, setFormat] = useState<Format>("kdbx");
  const [typed, setTyped] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [saved, setSaved] = useState<{ readonly name: string; readonly format: Format } | null>(null);
  const submit = useSubmit(async () => {
    const sealed = format === "kdbx" ? passphrase : null;
    const reply = await ask("export.save", { vault: vault.id, format, typed, passphrase: sealed });
    if (reply === null) return;
    setTyped("");
    setPassphrase("");
    setSaved({ name: reply.saved, format });
    announce(`${counted(reply.credentials, "credential")} exported.`);
  });
  const isOther = (now: string) => (now === vault.name ? null : `That is not “${vault.name}”.`);
  return (
    <section className="panel export" aria-label="Export for another program">
      <h2 ref={heading} tabIndex={-1}>
        Export for another program
      </h2>
      <p className="sub">
        A copy of all of “<bdi>{vault.name}</bdi>”, {counted(vault.credentials, "credential")}. To hand it to another
        custodian, use Custodians instead: then it stays sealed and in step.
      </p>
      {saved !== null && <SealedNote name={saved.name} isOpen={saved.format === "csv"} />}
      <Form
        submit={submit}
        action="Save the file…"
        more={
          <Button look="quiet" onPress={onClose}>
            {saved === null ? "Cancel" : "Done"}
          </Button>
        }
        foot="It is kept who exported the vault, and when."
      >
        <RadioChoices<Format> label="As" value={format} onChange={setFormat} choices={choices} className="cards" />
        {format === "kdbx" ? (
          <TwicePassphrase label="Password for the file" passphrase={passphrase} onPassphrase={setPassphrase} />
        ) : (
          <Note tone="warn">
            <p className="note-what">Whoever finds this file can log in everywhere.</p>
            <p>Save it where nobody else can read it, bring it into the other program, and delete it at once.</p>
          </Note>
        )}
        <TextBox
          label={`Type the vault’s name: ${vault.name}`}
          value={typed}
          onChange={setTyped}
          check={isOther}
          required
          missing="Type the name, so that nothing is exported by mistake."
        />
      </Form>
    </section>
  );
}

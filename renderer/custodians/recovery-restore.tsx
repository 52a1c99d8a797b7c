import { LifeBuoy } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Incoming } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { go } from "../stores/place.ts";
import { tookVault } from "../stores/vault.ts";
import { IncomingFacts } from "./incoming-panel.tsx";
import { SubPanel } from "./sub-panel.tsx";
import { useCaught } from "./use-arrived.ts";

interface Chosen {
  readonly token: string;
  readonly name: string;
}

function AskPassphrase({ chosen, onOpened, onCancel }: AskProps) {
  const [passphrase, setPassphrase] = useState("");
  const submit = useSubmit(async () => {
    const incoming = await ask("recovery.open", { token: chosen.token, passphrase: passphrase.trim() });
    setPassphrase("");
    onOpened(incoming);
  });
  return (
    <SubPanel label="Restore from a recovery copy" title={`Open ${chosen.name}`}>
      <Form
        submit={submit}
        action="Open it"
        more={
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        }
        foot="Opening takes a few seconds: that is what makes guessing slow."
      >
        <TextBox
          label="Passphrase on the recovery sheet"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          required
          missing="Type the passphrase that is printed on the sheet."
          autoFocus
          hint="With the hyphens or spaces that stand between the words."
        />
      </Form>
    </SubPanel>
  );
}

interface AskProps {
  readonly chosen: Chosen;
  readonly onOpened: (incoming: Incoming) => void;
  readonly onCancel: () => void;
}

function Restore({ incoming, onCancel }: { incoming: Incoming; onCancel: () => void }) {
  const submit = useSubmit(async () => {
    const view = tookVault(await ask("recovery.restore", { token: incoming.token }));
    announce(`“${incoming.vault.name}” restored.`);
    go({ screen: "vault", vault: view.summary.id, tab: "credentials" });
  });
  return (
    <SubPanel label={`Restore ${incoming.vault.name}`} title="The recovery copy opens">
      <Form
        submit={submit}
        action="Restore this vault"
        more={
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        }
      >
        <IncomingFacts incoming={incoming} />
        <Note>
          <p>
            You become a custodian of it with the key of this computer. Whatever was changed after the copy was made is
            not in it: ask the other custodians for a newer sealed file if there may be one.
          </p>
        </Note>
      </Form>
    </SubPanel>
  );
}

/** Restores a vault from its recovery copy and the passphrase on the printed sheet: the button, and what follows it. */
export function useRestore(): { button: ReactNode; panel: ReactNode } {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  const cancel = () => {
    setChosen(null);
    setIncoming(null);
  };
  const choose = useSubmit(async () => {
    const next = await ask("recovery.choose", null);
    if (next === null) return;
    setIncoming(null);
    setChosen(next);
  });
  const holder = useCaught<HTMLSpanElement>(incoming === null ? "none" : "read");
  const button = (
    <span ref={holder}>
      <Button icon={LifeBuoy} onPress={() => void choose.run()} busy={choose.busy}>
        Restore from a recovery copy…
      </Button>
    </span>
  );
  const panel = (
    <>
      <ErrorNote refused={choose.refused} />
      {chosen && incoming === null && (
        <AskPassphrase key={chosen.token} chosen={chosen} onOpened={setIncoming} onCancel={cancel} />
      )}
      {incoming && <Restore incoming={incoming} onCancel={cancel} />}
    </>
  );
  return { button, panel };
}

import { useState } from "react";
import type { VaultView } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { copyText } from "../components/hash.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookVault } from "../stores/vault.ts";
import { SubPanel } from "./sub-panel.tsx";

function took(view: VaultView): void {
  tookVault(view);
  announce("Receipt taken in: it is proved who can open the vault.");
}

function PasteReceipt({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const submit = useSubmit(async () => {
    took(await ask("receipt.take", { text }));
    onClose();
  });
  return (
    <SubPanel label="Paste a receipt" title="Paste a receipt">
      <Form
        submit={submit}
        action="Take it in"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <TextBox
          label="The receipt’s text"
          value={text}
          onChange={setText}
          lines={4}
          required
          missing="Paste the whole text of the receipt."
        />
      </Form>
    </SubPanel>
  );
}

/** Receipts: those of the others come in, one's own goes out. */
export function Receipts({ vault }: { vault: string }) {
  const [isPasting, setIsPasting] = useState(false);
  const choose = useSubmit(async () => {
    const view = await ask("receipt.choose", null);
    if (view !== null) took(view);
  });
  const save = useSubmit(async () => {
    const done = await ask("receipt.save", { vault });
    if (done !== null) announce(`Saved as ${done.saved}.`);
  });
  const copy = useSubmit(async () => copyText((await ask("receipt.text", { vault })).text, "Receipt"));
  return (
    <div className="part">
      <h3>Receipts</h3>
      <p className="hint">
        A custodian who has opened the file sends a receipt back: then it is proved who can open the vault.
      </p>
      <div className="form-row">
        <Button onPress={() => void choose.run()} busy={choose.busy}>
          Take in a receipt…
        </Button>
        <Button look="quiet" onPress={() => setIsPasting(!isPasting)} aria-expanded={isPasting}>
          Paste one
        </Button>
      </div>
      {isPasting && <PasteReceipt onClose={() => setIsPasting(false)} />}
      <div className="form-row">
        <span className="hint">Your own:</span>
        <Button look="quiet" small onPress={() => void save.run()} busy={save.busy}>
          Save my receipt…
        </Button>
        <Button look="quiet" small onPress={() => void copy.run()} busy={copy.busy}>
          Copy my receipt
        </Button>
      </div>
      {!isPasting && <ErrorNote refused={choose.refused ?? save.refused ?? copy.refused} />}
    </div>
  );
}

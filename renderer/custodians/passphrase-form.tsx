import { useState } from "react";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TwicePassphrase } from "../components/twice-passphrase.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookDesk } from "../stores/vault.ts";
import { SubPanel } from "./sub-panel.tsx";

interface PassphraseFormProps {
  /** There is one now: it must be typed first. */
  readonly has: boolean;
  readonly isDropping: boolean;
  readonly onClose: () => void;
}

/** Sets, changes or takes away the passphrase on top of the keychain. */
export function PassphraseForm({ has, isDropping, onClose }: PassphraseFormProps) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const title = isDropping ? "Go without a passphrase" : has ? "Change the passphrase" : "Set a passphrase";
  const submit = useSubmit(async () => {
    const request = { current: has ? current : null, next: isDropping ? null : next };
    tookDesk(await ask("identity.passphrase", request));
    announce(isDropping ? "The keychain alone opens your vault now." : "Passphrase saved.");
    onClose();
  });
  return (
    <SubPanel label={title} title={title}>
      <Form
        submit={submit}
        action={isDropping ? "Go without it" : "Save the passphrase"}
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        {has && (
          <TextBox
            label="Present passphrase"
            type="password"
            value={current}
            onChange={setCurrent}
            required
            missing="Type the passphrase that holds now."
          />
        )}
        {!isDropping && <TwicePassphrase label="New passphrase" passphrase={next} onPassphrase={setNext} />}
      </Form>
    </SubPanel>
  );
}

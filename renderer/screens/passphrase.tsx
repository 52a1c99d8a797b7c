import { useState } from "react";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { givePassphrase } from "../stores/app.ts";
import { Lone } from "./lone.tsx";

/** The key lies in a file under a passphrase: asks for it. */
export function Passphrase({ folder }: { folder: string }) {
  const [passphrase, setPassphrase] = useState("");
  const submit = useSubmit(async () => {
    await givePassphrase(passphrase);
    setPassphrase("");
  });
  return (
    <Lone
      title="Open the log"
      sub="The key that signs this log lies in a file under a passphrase, because this desktop had no keychain."
      folder={folder}
    >
      <div className="panel">
        <Form submit={submit} action="Open">
          <TextBox
            label="Passphrase"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            required
            missing="Type the passphrase."
            autoFocus
          />
        </Form>
      </div>
    </Lone>
  );
}

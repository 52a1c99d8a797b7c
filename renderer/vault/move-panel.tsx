import { useState } from "react";
import type { CredentialView } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { announce } from "../stores/announcer.ts";
import { stay } from "../stores/place.ts";
import { tookVault, useDesk } from "../stores/vault.ts";

/** Moves a credential to another vault: other custodians can open it from then on. */
export function MovePanel({ credential, onClose }: { credential: CredentialView; onClose: () => void }) {
  const { vault, id, version, label } = credential;
  const others = (useDesk()?.vaults ?? []).filter((one) => one.id !== vault);
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  const target = others.find((one) => one.id === chosen);
  const submit = useSubmit(async () => {
    tookVault(await ask("vault.move-credential", { vault, credential: id, version, to: chosen }));
    announce(`“${label}” is in “${target?.name ?? ""}” now.`);
    stay({ screen: "vault", vault });
  });
  return (
    <SubPanel label="Move to another vault" title="Move to another vault">
      <p className="hint">
        The custodians of that vault can open it from then on. Its versions so far stay here, under Deleted.
      </p>
      <Form
        submit={submit}
        action="Move it"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <SelectBox
          label="Vault"
          value={chosen}
          onChange={setChosen}
          options={others.map(({ id: value, name, department }) => ({
            value,
            label: name === department ? name : `${name}, ${department}`,
          }))}
        />
      </Form>
    </SubPanel>
  );
}

import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { CustodianView, VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { tookVault } from "../stores/vault.ts";
import { firstCitation, inOffice, resetDue, resetsAhead } from "./custody-words.ts";
import { SubPanel } from "./sub-panel.tsx";

interface RemoveProps {
  readonly custodian: CustodianView;
  readonly summary: VaultSummary;
  readonly pack: PolicyPack;
  readonly onClose: () => void;
}

/** What removing this custodian brings about, before it is done. */
function WhatHappens({ custodian, summary, pack }: Omit<RemoveProps, "onClose">) {
  const { clauses } = pack.vault.reset;
  const left = inOffice(summary).length - 1;
  return (
    <ul className="what-happens">
      <li>
        The vault is sealed anew to {left === 1 ? "you alone" : `the other ${left}`}. Copies from before still open for{" "}
        <bdi>{custodian.name}</bdi>, and so the passwords must change.
      </li>
      <li>
        {resetsAhead(summary.credentials, plainDate(resetDue(pack, new Date())))}{" "}
        <cite>{firstCitation(pack, clauses)}</cite>
      </li>
      {left < pack.vault.custodians.least && (
        <li>
          Fewer custodians than the policy wants are left: add another one soon.{" "}
          <cite>{firstCitation(pack, pack.vault.custodians.clauses)}</cite>
        </li>
      )}
    </ul>
  );
}

/** Removes a custodian, with the reason; every password that person could open is asked to be changed. [N-V.4] */
export function RemoveCustodian(props: RemoveProps) {
  const { custodian, summary, onClose } = props;
  const [draft, change, clear] = useDraft(`vault:${summary.id}:remove:${custodian.keyId}`, { because: "" });
  const submit = useSubmit(async () => {
    const asked = { vault: summary.id, keyId: custodian.keyId, because: draft.because };
    tookVault(await ask("custodian.remove", asked));
    clear();
    announce(`${custodian.name} can’t open new copies of ${summary.name} any more.`);
    onClose();
  });
  return (
    <SubPanel
      label={`Remove ${custodian.name}`}
      title={
        <>
          Remove <bdi>{custodian.name}</bdi> from this vault
        </>
      }
    >
      <WhatHappens {...props} />
      <Form
        submit={submit}
        action={`Remove ${custodian.name}`}
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
        foot="Recorded in the log with the reason."
      >
        <TextBox
          label="Reason"
          value={draft.because}
          onChange={(because) => change({ because })}
          placeholder="Left the department on November 14"
          required
          missing="Say why, in a sentence."
        />
      </Form>
    </SubPanel>
  );
}

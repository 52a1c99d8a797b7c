import { useState } from "react";
import type { ComparedHow } from "../../main/model/vault-view.ts";
import type { Incoming, Taken } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count, counted, minuteInFull } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookVault } from "../stores/vault.ts";
import { Compared } from "./compared.tsx";
import { standingWords, takeWords } from "./incoming-words.ts";
import { KeyFacts } from "./key-facts.tsx";
import { SubPanel } from "./sub-panel.tsx";

/** What a sealed file is: which vault, of when, how much. */
export function IncomingFacts({ incoming }: { incoming: Incoming }) {
  const zone = useZone();
  const { vault } = incoming;
  return (
    <dl className="facts key-facts">
      <dt>Vault</dt>
      <dd className="t">
        <bdi>{vault.name}</bdi>
      </dd>
      <dt>Department</dt>
      <dd>
        <bdi>{vault.department}</bdi>
      </dd>
      <dt>Sealed</dt>
      <dd>
        {minuteInFull(incoming.at, zone)}, version {count(incoming.revision)}
      </dd>
      <dt>Holds</dt>
      <dd>{counted(incoming.credentials, "credential")}</dd>
    </dl>
  );
}

/** Where a file comes from: a colleague who is known here, or one whose fingerprint must be compared first. */
function From({ incoming, compared, onCompared }: FromProps) {
  const { from, known } = incoming;
  if (known) {
    return (
      <Note tone="good">
        <p>
          Sealed by <bdi className="t">{from.name}</bdi>, whose key is known here.
        </p>
      </Note>
    );
  }
  return (
    <>
      <Note tone="warn">
        <p className="note-what">Nobody on this computer has compared this sender’s fingerprint yet.</p>
        <p>
          Anybody could have sealed this file and written a colleague’s name into it. Compare before you take it in.
        </p>
      </Note>
      <KeyFacts of={from} />
      <Compared name={from.name} fingerprint={from.fingerprint} value={compared} onChange={onCompared} />
    </>
  );
}

interface FromProps {
  readonly incoming: Incoming;
  readonly compared: ComparedHow | null;
  readonly onCompared: (how: ComparedHow) => void;
}

interface IncomingPanelProps {
  readonly incoming: Incoming;
  readonly onTaken: (taken: Taken) => void;
  readonly onCancel: () => void;
}

/** A sealed file that was read: says what it is and who it is from, before anything of it is taken in. */
export function IncomingPanel({ incoming, onTaken, onCancel }: IncomingPanelProps) {
  const [compared, setCompared] = useState<ComparedHow | null>(null);
  const submit = useSubmit(async () => {
    if (!incoming.known && compared === null) return;
    const taken = await ask("handover.take", { token: incoming.token, compared });
    tookVault(taken.view);
    announce(`“${incoming.vault.name}” taken in.`);
    onTaken(taken);
  });
  return (
    <SubPanel
      label={`Sealed file: ${incoming.vault.name}`}
      title={
        <>
          “<bdi>{incoming.vault.name}</bdi>”, sealed by <bdi>{incoming.from.name}</bdi>
        </>
      }
    >
      <Form
        submit={submit}
        action={takeWords(incoming)}
        more={
          <Button look="quiet" onPress={onCancel}>
            Leave it
          </Button>
        }
      >
        <IncomingFacts incoming={incoming} />
        <p>{standingWords[incoming.standing]}</p>
        <From incoming={incoming} compared={compared} onCompared={setCompared} />
      </Form>
    </SubPanel>
  );
}

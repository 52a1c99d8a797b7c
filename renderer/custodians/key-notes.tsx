import type { CustodianView } from "../../main/model/vault-view.ts";
import { type ComparedHow, comparedHows } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookVault } from "../stores/vault.ts";
import { useArrived } from "./use-arrived.ts";

interface KeyNoteProps {
  readonly tone?: "warn" | "bad";
  readonly what: string;
  readonly next: string;
  readonly onBack: () => void;
}

/** Why a key that was read adds nobody. */
export function KeyNote({ tone = "warn", what, next, onBack }: KeyNoteProps) {
  const heading = useArrived<HTMLParagraphElement>();
  return (
    <Note tone={tone}>
      <p ref={heading} tabIndex={-1} className="note-what">
        {what}
      </p>
      <p>{next}</p>
      <div className="note-actions">
        <Button onPress={onBack}>Read another key</Button>
      </div>
    </Note>
  );
}

interface TwinProps {
  readonly vault: string;
  readonly custodian: CustodianView;
  readonly exportKey: string;
  readonly onDone: () => void;
}

/** The post-quantum key of a custodian: it is signed by the key that was compared already, so main checks it alone. */
export function AddTwin({ vault, custodian, exportKey, onDone }: TwinProps) {
  const heading = useArrived<HTMLHeadingElement>();
  const submit = useSubmit(async () => {
    const compared = comparedHows.find((how) => how === custodian.comparedHow) ?? ("in person" satisfies ComparedHow);
    tookVault(await ask("custodian.add", { vault, exportKey, role: custodian.role, compared }));
    announce(`Post-quantum key of ${custodian.name} added.`);
    onDone();
  });
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        Post-quantum key of <bdi>{custodian.name}</bdi>
      </h3>
      <Form submit={submit} action="Add this key">
        <p>
          It carries the signature of the key whose fingerprint was compared when <bdi>{custodian.name}</bdi> was added,
          so there is nothing to compare again. The vault uses these keys as soon as all of its custodians have one.
        </p>
      </Form>
    </>
  );
}

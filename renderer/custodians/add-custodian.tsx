import { useState } from "react";
import { type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import type { ComparedHow, CustodianView, ExportKeyView, VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookVault } from "../stores/vault.ts";
import { Compared } from "./compared.tsx";
import { KeyDrop } from "./key-drop.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { AddTwin, KeyNote } from "./key-notes.tsx";
import { standingOf } from "./key-standing.ts";
import { roleOfTitle, roleOptions } from "./roles.ts";
import { useArrived, useReturn } from "./use-arrived.ts";

/** An export key that was read, with its text. */
interface ReadKey {
  readonly text: string;
  readonly view: ExportKeyView;
}

interface AddCustodianProps {
  readonly summary: VaultSummary;
  readonly pack: PolicyPack;
  /** `added`: the name of who was added; null: nobody. */
  readonly onClose: (added: string | null) => void;
}

interface ConfirmProps extends AddCustodianProps {
  readonly read: ReadKey;
  /** The same person’s other key, when there is one. */
  readonly again: CustodianView | null;
  readonly onBack: () => void;
}

function AgainNote({ again }: { again: CustodianView }) {
  return (
    <Note tone="warn">
      <p className="note-what">Another key of this address is a custodian already.</p>
      <p>
        That is right after a change of computers: remove the old one, {again.fingerprint.split(" ")[0]} …, once the new
        one has proved itself. If nothing was changed, ask <bdi>{again.name}</bdi> before you go on.
      </p>
    </Note>
  );
}

function AddForm({ read, again, summary, pack, onBack, onClose, onDiffers }: ConfirmProps & { onDiffers: () => void }) {
  const { view } = read;
  const [role, setRole] = useState(() => roleOfTitle(pack, view.title));
  const [compared, setCompared] = useState<ComparedHow | null>(null);
  const submit = useSubmit(async () => {
    if (compared === null) return;
    const added = { vault: summary.id, exportKey: read.text, role: role === "" ? null : role, compared };
    tookVault(await ask("custodian.add", added));
    announce(`${view.name} is a custodian of ${summary.name} now.`);
    onClose(view.name);
  });
  const must = pack.vault.role && `The ${roleTitle(pack, pack.vault.role.role)} must be a custodian of every vault.`;
  return (
    <Form
      submit={submit}
      action={`Add ${view.name}`}
      label={`Add ${view.name}`}
      more={
        <>
          <Button look="quiet" onPress={onDiffers}>
            The numbers differ
          </Button>
          <Button look="quiet" onPress={onBack}>
            Another key
          </Button>
        </>
      }
      foot="Recorded in the log. The vault is sealed to this person, too, from now on."
    >
      <KeyFacts of={view} />
      {again && <AgainNote again={again} />}
      <Compared name={view.name} fingerprint={view.fingerprint} value={compared} onChange={setCompared} />
      <SelectBox
        label="Role under the policy"
        value={role}
        onChange={setRole}
        options={roleOptions(pack)}
        {...(must ? { hint: must } : {})}
      />
    </Form>
  );
}

function Confirm(props: ConfirmProps) {
  const { view } = props.read;
  const heading = useArrived<HTMLHeadingElement>();
  const [differs, setDiffers] = useState(false);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        Is this really <bdi>{view.name}</bdi>?
      </h3>
      {differs ? (
        <KeyNote
          tone="bad"
          what={`Don’t add this key: it may not be ${view.name}’s.`}
          next="Ask for the export key again, in another way than the first time, and tell IT if it differs once more."
          onBack={props.onBack}
        />
      ) : (
        <AddForm {...props} onDiffers={() => setDiffers(true)} />
      )}
    </>
  );
}

/** What comes after the key was read: comparing and adding, or why there is nobody to add. */
function AfterReading(props: AddCustodianProps & { read: ReadKey; onBack: () => void }) {
  const { read, summary, onBack, onClose } = props;
  const standing = standingOf(read.view, summary);
  switch (standing.is) {
    case "me":
      return <KeyNote what="That is your own export key." next="Ask your colleague for theirs." onBack={onBack} />;
    case "there":
      return (
        <KeyNote
          what={`${standing.custodian.name} is a custodian of this vault already.`}
          next="Hand the vault over, and take in the receipt."
          onBack={onBack}
        />
      );
    case "lone-twin":
      return (
        <KeyNote
          what={`This is the post-quantum key of ${read.view.name}, who is not a custodian yet.`}
          next="Ask for the ordinary export key first."
          onBack={onBack}
        />
      );
    case "twin":
      return (
        <AddTwin vault={summary.id} custodian={standing.custodian} exportKey={read.text} onDone={() => onClose(null)} />
      );
    default:
      return <Confirm {...props} again={standing.is === "again" ? standing.custodian : null} />;
  }
}

/** Adds a custodian: read the export key, compare its fingerprint with the person, say how. */
export function AddCustodian(props: AddCustodianProps) {
  const { summary, onClose } = props;
  useReturn();
  const [read, setRead] = useState<ReadKey | null>(null);
  const take = async (text: string) => setRead({ text, view: await ask("custodian.read-key", { text }) });
  return (
    <section className="panel inset" aria-label="Add a custodian">
      <div className="section-head">
        <h2>Add a custodian</h2>
        <Button look="quiet" small onPress={() => onClose(null)}>
          Cancel
        </Button>
      </div>
      {read === null ? (
        <>
          <p className="sub">
            Somebody who can open “<bdi>{summary.name}</bdi>” whenever you can’t. They install Custodia, say who they
            are, and send you their export key from Vault.
          </p>
          <KeyDrop onText={take} />
        </>
      ) : (
        <AfterReading {...props} read={read} onBack={() => setRead(null)} />
      )}
    </section>
  );
}

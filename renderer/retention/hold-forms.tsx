import type { HoldView, Subject } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { tookRecords } from "../stores/records.ts";
import { subjectWord } from "./retention-words.ts";

/** Puts a case or a request on hold: it can’t be disposed of until somebody lifts it. */
export function HoldForm({ subject, onDone }: { subject: Subject; onDone?: () => void }) {
  const [draft, change, clear] = useDraft(`hold:${subject.kind}:${subject.id}`, { reason: "" });
  const submit = useSubmit(async () => {
    tookRecords(await ask("retention.hold", { subject, reason: draft.reason }));
    clear();
    announce(`The ${subjectWord(subject)} is on hold.`);
    onDone?.();
  });
  return (
    <Form
      submit={submit}
      action="Put it on hold"
      label="Put it on hold"
      foot="You can lift it again, with a reason. Both are kept."
    >
      <TextBox
        label="Why it must be kept"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        lines={2}
        required
        missing="A lawsuit, an audit, an appeal: say which."
      />
    </Form>
  );
}

/** Lifts a hold, with a reason. */
export function LiftForm({ hold, onClose }: { hold: HoldView; onClose: () => void }) {
  const [draft, change, clear] = useDraft(`hold:lift:${hold.id}`, { reason: "" });
  const submit = useSubmit(async () => {
    tookRecords(await ask("retention.lift", { hold: hold.id, reason: draft.reason }));
    clear();
    onClose();
    announce("The hold is lifted.");
  });
  return (
    <SubPanel title="Lift the hold" label="Lift the hold">
      <Form
        submit={submit}
        action="Lift it"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
        foot="Nothing is disposed of by lifting it."
      >
        <TextBox
          label="Why it is no longer needed"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          lines={2}
          required
          missing="Say why, in a sentence."
        />
      </Form>
    </SubPanel>
  );
}

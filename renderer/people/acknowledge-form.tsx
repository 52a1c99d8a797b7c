import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { Acknowledgement } from "../../main/model/register-view.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { useTrayOf } from "../stores/tray.ts";
import { type AtPerson, personDraft, recordPerson, scanTray, showForm, usePersonStep } from "./at-person.ts";
import { FileBox } from "./file-box.tsx";
import { withFile } from "./one-file.ts";

/** The scan of the signature that stands: nothing else of it becomes another one. [A-6.b.ii] */
export function AttachForm({ at, signed, onClose }: { at: AtPerson; signed: Acknowledgement; onClose: () => void }) {
  const { view } = at;
  const tray = scanTray(view.person.id);
  const file = useTrayOf(tray).at(-1) ?? null;
  const submit = useSubmit(async () => {
    await withFile(tray, (source) => recordPerson(view, { step: "acknowledge", on: signed.signedOn, source }));
    onClose();
    announce("The form is attached.");
  });
  return (
    <SubPanel label="Attach the form" title="Attach the signed form" onClose={onClose}>
      <Form
        submit={submit}
        action="Attach the form"
        disabled={file === null}
        {...(file === null ? { foot: "There is no file yet." } : {})}
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <p className="hint">
          To the signature of {plainDate(signed.signedOn)}, which stays as it is
          {signed.forwardedOn !== null && `, forwarded on ${plainDate(signed.forwardedOn)}`}.
        </p>
        <FileBox label="Scan of the signed form" tray={tray} hint="Paste a picture of it, drop the file here, or" />
      </Form>
    </SubPanel>
  );
}

/** The form was signed: on which day, and its scan. [A-6.b.ii] */
export function AcknowledgeForm({ at, onClose: close }: { at: AtPerson; onClose: () => void }) {
  const { view, today } = at;
  const { id, name } = view.person;
  const tray = scanTray(id);
  const [draft, change, clear] = useDraft(personDraft(id, "acknowledge"), { on: today });
  const submit = useSubmit(async () => {
    await withFile(tray, (source) => recordPerson(view, { step: "acknowledge", on: draft.on, source }));
    clear();
    close();
    announce(`Recorded: ${name} has signed.`);
  });
  return (
    <SubPanel label="Record the signature" title="It was signed" onClose={close}>
      <Form
        submit={submit}
        action="Record the signature"
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox label="Signed on" value={draft.on} onChange={(on) => change({ on })} today={today} />
        </div>
        <FileBox label="Scan of the signed form" tray={tray} hint="Paste a picture of it, drop the file here, or" />
      </Form>
    </SubPanel>
  );
}

/** The signed form went on to whom the policy names. [A-6.b.ii] */
export function ForwardForm({
  at,
  rule,
}: {
  at: AtPerson;
  rule: NonNullable<PolicyPack["register"]["acknowledgement"]>;
}) {
  const { view, today } = at;
  const { id, acknowledgement } = view.person;
  const empty = { on: today, to: rule.forwardTo ?? "" };
  const [draft, change, clear] = useDraft(personDraft(id, "forward"), empty);
  const close = () => showForm(id);
  const done = () => {
    clear();
    close();
  };
  const input = () => ({ step: "forward", ...draft }) as const;
  const submit = usePersonStep(at, input, `Recorded: it went to ${draft.to}.`, done);
  const from = acknowledgement?.signedOn;
  return (
    <SubPanel label="Record the forwarding" title="It was forwarded" onClose={close}>
      <Form
        submit={submit}
        action="Record the forwarding"
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox
            label="Forwarded on"
            value={draft.on}
            onChange={(on) => change({ on })}
            today={today}
            {...(from ? { from } : {})}
          />
          <TextBox
            label="To"
            value={draft.to}
            onChange={(to) => change({ to })}
            required
            missing="To whom did it go?"
          />
        </div>
      </Form>
    </SubPanel>
  );
}

import type { DisposalPlan } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { WorkProgress } from "../components/work-progress.tsx";
import { count, counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { forgetCase } from "../stores/cases.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { tookRecords } from "../stores/records.ts";
import { doWork, useWork } from "../stores/work.ts";
import { isConfirmed, isSamePerson, takenAway } from "./retention-words.ts";

const empty = { authority: "", reason: "", name: "", role: "", typed: "" };

/** What goes, what stays, and what this app can’t reach. */
function Consequences({ plan }: { plan: DisposalPlan }) {
  return (
    <>
      <Note tone="warn">
        <p>
          <b>This can’t be undone.</b> {takenAway(plan)} will be gone: what was written, by whom, and the files. Their
          places in the log stay, so that it still verifies.
        </p>
        {plan.shared > 0 && (
          <p>
            {counted(
              plan.shared,
              "file stays, because another case or the account register names it",
              "files stay, because other cases or the account register name them",
            )}
            .
          </p>
        )}
      </Note>
      {plan.copies.length > 0 && (
        <Note>
          <p>
            <b>Copies that Custodia can’t reach.</b> See to these yourself, as your retention schedule asks:
          </p>
          <ul className="plain-list">
            {plan.copies.map((name) => (
              <li key={name} className="break">
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

/** Disposes of a record: the cited authority, a second person’s name, and the number of entries, typed. Never automatic. */
export function DisposalForm({ plan, onClose }: { plan: DisposalPlan; onClose: () => void }) {
  const { subject, entries } = plan;
  const { person } = useReady();
  const isWorking = useWork(({ running }) => running !== null);
  const [draft, change, clear] = useDraft(`dispose:${subject.kind}:${subject.id}`, empty);
  const submit = useSubmit(async () => {
    const { authority, reason, name, role } = draft;
    const asked = { subject, authority, reason, approvedBy: { name, role }, entries };
    const desk = await doWork("disposal", () => ask("retention.dispose", asked));
    if (desk === null) return;
    tookRecords(desk);
    if (subject.kind === "case") forgetCase(subject.id);
    clear();
    announce(`Disposed of: ${takenAway(plan)}.`);
    go({ screen: "retention" });
  });
  return (
    <>
      <Consequences plan={plan} />
      <Form
        submit={submit}
        action="Dispose of it for good"
        label="Dispose of it"
        disabled={isWorking || !isConfirmed(draft.typed, entries)}
        foot="Recorded in the log under your name, with the second person’s."
        more={
          <Button look="quiet" onPress={onClose}>
            Not now
          </Button>
        }
      >
        <TextBox
          label="By which authority"
          value={draft.authority}
          onChange={(authority) => change({ authority })}
          required
          missing="The retention schedule and its line."
          hint="The retention schedule and the line in it, as it is cited."
        />
        <TextBox
          label="Reason"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          lines={2}
          required
          missing="Say why, in a sentence."
        />
        <div className="two">
          <TextBox
            label="Approved by"
            value={draft.name}
            onChange={(name) => change({ name })}
            required
            missing="A second person’s name."
            check={(name) => (isSamePerson(name, person.name) ? "It must be somebody other than you." : null)}
          />
          <TextBox
            label="Their title"
            value={draft.role}
            onChange={(role) => change({ role })}
            required
            missing="Their title."
          />
        </div>
        <TextBox
          label={`Type the number of entries that go: ${count(entries)}`}
          value={draft.typed}
          onChange={(typed) => change({ typed })}
          required
          missing="Type the number to confirm."
          check={(typed) => (isConfirmed(typed, entries) ? null : `It is ${count(entries)}.`)}
        />
      </Form>
      <WorkProgress works={["disposal"]} label="Disposing of it" />
    </>
  );
}

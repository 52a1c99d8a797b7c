import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { plainDate } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { type AtPerson, personDraft, showForm, usePersonStep } from "./at-person.ts";
import { PagePanel } from "./page-panel.tsx";
import { changedDetails, personTyped } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

/** What is known of the person. */
export function PersonFacts({ at }: { at: AtPerson }) {
  const { title, email, department, joinedOn } = at.view.person;
  return (
    <section aria-label="Details">
      <h2 className="group">Details</h2>
      <dl className="facts">
        <dt>Title</dt>
        <dd>
          <bdi>{title}</bdi>
        </dd>
        <dt>Department</dt>
        <dd>
          <button type="button" className="link" onClick={() => go({ screen: "department", name: department })}>
            <bdi>{department}</bdi>
          </button>
        </dd>
        <dt>E-mail</dt>
        <dd>{email === null ? <span className="faint">not noted</span> : <bdi>{email}</bdi>}</dd>
        <dt>Joined</dt>
        <dd>{joinedOn === null ? <span className="faint">not noted</span> : plainDate(joinedOn)}</dd>
      </dl>
    </section>
  );
}

/** Another name, title, department or address, with the reason. */
export function ChangeDetails({ at }: { at: AtPerson }) {
  const { view, today } = at;
  const { person } = view;
  const [draft, change, clear] = useDraft(personDraft(person.id, "change"), {
    ...personTyped(person),
    on: today,
    why: "",
  });
  const details = changedDetails(person, draft);
  const isSame = Object.keys(details).length === 0;
  const close = () => showForm(person.id);
  const done = () => {
    clear();
    close();
  };
  const input = () => ({ step: "change", on: draft.on, details, why: draft.why }) as const;
  const submit = usePersonStep(at, input, "Changed.", done);
  return (
    <PagePanel title="Change the details" onClose={close}>
      <Form
        submit={submit}
        action="Record the change"
        disabled={isSame}
        foot={isSame ? "Nothing is another one yet." : "What stood there before stays in the history."}
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <PersonFields draft={draft} onChange={change} today={today} />
        <div className="two">
          <TextBox
            label="Reason"
            value={draft.why}
            onChange={(why) => change({ why })}
            placeholder="New title since the reorganization"
            required
            missing="Say why, in a few words."
          />
          <DayBox label="Since" value={draft.on} onChange={(on) => change({ on })} today={today} />
        </div>
      </Form>
    </PagePanel>
  );
}

import { roleTitle } from "../../main/model/policy-pack.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { NamedFields } from "../accounts/named-fields.tsx";
import { NotListed, PersonPick } from "../accounts/person-pick.tsx";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { firstCitation } from "../custodians/custody-words.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { capital, plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { type AtDepartment, departmentDraft, recordDepartment, showDepartmentForm } from "./at-department.ts";
import { Designating, designator } from "./designating.tsx";
import { seatWords } from "./people-words.ts";

type Seat = keyof typeof seatWords;

interface SeatProps {
  readonly at: AtDepartment;
  readonly seat: Seat;
}

function SeatForm({ at, seat }: SeatProps) {
  const { view, today } = at;
  const { name, coordinator, director } = view.department;
  const held = seat === "coordinator" ? coordinator : director;
  const by = designator(at);
  const empty = {
    person: "",
    nobody: false,
    on: today,
    byName: by.name,
    byRole: by.role,
    because: "",
  };
  const [draft, change, clear] = useDraft(departmentDraft(name, `seat-${seat}`), empty);
  const person = draft.nobody ? null : draft.person;
  const isSame = held !== null && person === held.person;
  const close = () => showDepartmentForm(name);
  const submit = useSubmit(async () => {
    const { on, because } = draft;
    const rest = { on, person, because };
    await recordDepartment(
      view,
      seat === "coordinator"
        ? { step: "coordinator", ...rest, by: { name: draft.byName, role: draft.byRole } }
        : { step: "director", ...rest },
    );
    clear();
    close();
    announce(`Recorded: the ${seatWords[seat]} of ${name}.`);
  });
  return (
    <SubPanel label={`The ${seatWords[seat]}`} title={`The ${seatWords[seat]} from now on`} onClose={close}>
      <Form
        submit={submit}
        action={person === null ? `Record that there is no ${seatWords[seat]}` : `Record the ${seatWords[seat]}`}
        disabled={isSame}
        {...(isSame ? { foot: "That is who it is already." } : {})}
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        {!draft.nobody && (
          <div>
            <PersonPick
              label={capital(seatWords[seat])}
              value={draft.person}
              onChange={(id) => change({ person: id })}
              required
            />
            <NotListed />
          </div>
        )}
        {held !== null && (
          <CheckChoices<"nobody">
            label="Or"
            value={draft.nobody ? ["nobody"] : []}
            onChange={(chosen) => change({ nobody: chosen.length > 0 })}
            choices={[{ value: "nobody", label: "Nobody, for now" }]}
          />
        )}
        {seat === "coordinator" && (
          <NamedFields
            label={person === null ? "Decided by" : "Designated by"}
            value={{ name: draft.byName, role: draft.byRole }}
            onChange={({ name: byName, role: byRole }) =>
              // The title that was proposed is the director’s: with another name it goes.
              change({ byName, byRole: byName !== by.name && byRole === by.role ? "" : byRole })
            }
            missing="Who designated them?"
          />
        )}
        {seat === "coordinator" && person !== null && <Designating at={at} by={draft.byName} person={person} />}
        <div className="two">
          <DayBox
            label="Since"
            value={draft.on}
            onChange={(on) => change({ on })}
            today={today}
            {...(held ? { from: held.since } : {})}
          />
          <TextBox
            label={held === null ? "Note (optional)" : "Reason"}
            value={draft.because}
            onChange={(because) => change({ because })}
            required={held !== null}
            missing="Say why, in a few words."
          />
        </div>
      </Form>
    </SubPanel>
  );
}

/** Who holds a place in the department, by whom it was given and since when. [A-5.a.ii] */
export function SeatPanel({ at, seat }: SeatProps) {
  const { view, pack, doing } = at;
  const { name, coordinator, director } = view.department;
  const held = seat === "coordinator" ? coordinator : director;
  const person = held === null ? undefined : view.people[held.person];
  const rule = pack.register.designation;
  const title = seat === "coordinator" && rule !== null ? roleTitle(pack, rule.role) : capital(seatWords[seat]);
  const isOpen = doing === seat;
  return (
    <section className="panel" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        <Button
          small
          look={held === null && seat === "coordinator" ? "primary" : "plain"}
          aria-expanded={isOpen}
          onPress={() => showDepartmentForm(name, isOpen ? undefined : seat)}
        >
          {held === null ? "Name one…" : "Another one…"}
        </Button>
      </div>
      {held === null ? (
        <p className="hint">
          {seat === "coordinator" && rule !== null
            ? `Nobody is designated. The ${roleTitle(pack, rule.by)} does it (${firstCitation(pack, rule.clauses)}).`
            : "Nobody is noted."}
        </p>
      ) : (
        <>
          <p>
            <button type="button" className="link t" onClick={() => go({ screen: "person", id: held.person })}>
              <bdi>{person?.name ?? "Somebody who isn’t in the register"}</bdi>
            </button>
            {person && (
              <span className="faint">
                {" "}
                <bdi>{person.title}</bdi>
              </span>
            )}
          </p>
          <p className="hint">
            since {plainDate(held.since)}
            {seat === "coordinator" && coordinator !== null && (
              <>
                , designated by <bdi>{coordinator.by.name}</bdi>
                {coordinator.by.role !== "" && (
                  <>
                    , <bdi>{coordinator.by.role}</bdi>
                  </>
                )}
              </>
            )}
          </p>
          {person?.left && (
            <Note tone="warn">
              <p>They have left. Name another one.</p>
            </Note>
          )}
        </>
      )}
      {isOpen && <SeatForm at={at} seat={seat} />}
    </section>
  );
}

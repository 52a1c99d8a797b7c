import type { NamedPerson } from "../../main/model/register-view.ts";
import type { DepartmentStep } from "../../preload/contract.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { NamedFields } from "../accounts/named-fields.tsx";
import { NotListed, PersonPick } from "../accounts/person-pick.tsx";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { capital } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { type AtDepartment, departmentDraft, recordDepartment, showDepartmentForm } from "./at-department.ts";
import { Designating, designator } from "./designating.tsx";
import { seatWords } from "./people-words.ts";

export type Seat = keyof typeof seatWords;

interface SeatDraft {
  readonly person: string;
  readonly nobody: boolean;
  readonly on: string;
  readonly byName: string;
  readonly byRole: string;
  readonly because: string;
}

function stepOf(seat: Seat, { person, nobody, on, byName, byRole, because }: SeatDraft): DepartmentStep {
  const rest = { on, person: nobody ? null : person, because };
  return seat === "coordinator"
    ? { step: "coordinator", ...rest, by: { name: byName, role: byRole } }
    : { step: "director", ...rest };
}

interface FieldsProps {
  readonly seat: Seat;
  readonly held: boolean;
  readonly draft: SeatDraft;
  readonly change: (part: Partial<SeatDraft>) => void;
}

/** Somebody of the register, or nobody any more. */
function WhoFields({ seat, held, draft, change }: FieldsProps) {
  return (
    <>
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
      {held && (
        <CheckChoices<"nobody">
          label="Or"
          value={draft.nobody ? ["nobody"] : []}
          onChange={(chosen) => change({ nobody: chosen.length > 0 })}
          choices={[{ value: "nobody", label: "Nobody, for now" }]}
        />
      )}
    </>
  );
}

interface ByFieldsProps extends Pick<FieldsProps, "draft" | "change"> {
  readonly at: AtDepartment;
  /** Who was proposed. */
  readonly by: NamedPerson;
}

/** Who designates the coordinator. [A-5.a.ii] */
function ByFields({ at, by, draft, change }: ByFieldsProps) {
  return (
    <>
      <NamedFields
        label={draft.nobody ? "Decided by" : "Designated by"}
        value={{ name: draft.byName, role: draft.byRole }}
        onChange={({ name: byName, role: byRole }) =>
          // The title that was proposed is the director’s: with another name it goes.
          change({ byName, byRole: byName !== by.name && byRole === by.role ? "" : byRole })
        }
        missing="Who designated them?"
      />
      {!draft.nobody && <Designating at={at} by={draft.byName} person={draft.person} />}
    </>
  );
}

interface SinceFieldsProps extends Pick<FieldsProps, "draft" | "change"> {
  readonly today: string;
  /** Since when somebody else has held the seat; null: nobody has. */
  readonly since: string | null;
}

function SinceFields({ since, today, draft, change }: SinceFieldsProps) {
  return (
    <div className="two">
      <DayBox
        label="Since"
        value={draft.on}
        onChange={(on) => change({ on })}
        today={today}
        {...(since === null ? {} : { from: since })}
      />
      <TextBox
        label={since === null ? "Note (optional)" : "Reason"}
        value={draft.because}
        onChange={(because) => change({ because })}
        required={since !== null}
        missing="Say why, in a few words."
      />
    </div>
  );
}

/** Names another one for the seat, or nobody. [A-5.a.ii] */
export function SeatForm({ at, seat }: { at: AtDepartment; seat: Seat }) {
  const { view, today } = at;
  const { name, [seat]: held } = view.department;
  const by = designator(at);
  const empty: SeatDraft = { person: "", nobody: false, on: today, byName: by.name, byRole: by.role, because: "" };
  const [draft, change, clear] = useDraft(departmentDraft(name, `seat-${seat}`), empty);
  const isSame = held !== null && (draft.nobody ? null : draft.person) === held.person;
  const close = () => showDepartmentForm(name);
  const submit = useSubmit(async () => {
    await recordDepartment(view, stepOf(seat, draft));
    clear();
    close();
    announce(`Recorded: the ${seatWords[seat]} of ${name}.`);
  });
  return (
    <SubPanel label={`The ${seatWords[seat]}`} title={`The ${seatWords[seat]} from now on`} onClose={close}>
      <Form
        submit={submit}
        action={draft.nobody ? `Record that there is no ${seatWords[seat]}` : `Record the ${seatWords[seat]}`}
        disabled={isSame}
        {...(isSame ? { foot: "That is who it is already." } : {})}
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <WhoFields seat={seat} held={held !== null} draft={draft} change={change} />
        {seat === "coordinator" && <ByFields {...{ at, by, draft, change }} />}
        <SinceFields since={held?.since ?? null} {...{ draft, change, today }} />
      </Form>
    </SubPanel>
  );
}

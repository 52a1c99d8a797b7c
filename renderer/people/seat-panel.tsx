import { roleTitle } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { firstCitation } from "../custodians/custody-words.ts";
import { capital, plainDate } from "../format.ts";
import { go } from "../stores/place.ts";
import { type AtDepartment, showDepartmentForm } from "./at-department.ts";
import { seatWords } from "./people-words.ts";
import { type Seat, SeatForm } from "./seat-form.tsx";

interface SeatProps {
  readonly at: AtDepartment;
  readonly seat: Seat;
}

function Vacant({ at: { pack }, seat }: SeatProps) {
  const rule = pack.register.designation;
  return (
    <p className="hint">
      {seat === "coordinator" && rule !== null
        ? `Nobody is designated. The ${roleTitle(pack, rule.by)} does it (${firstCitation(pack, rule.clauses)}).`
        : "Nobody is noted."}
    </p>
  );
}

function Since({ at, seat }: SeatProps) {
  const { coordinator, [seat]: held } = at.view.department;
  if (held === null) return null;
  const by = seat === "coordinator" ? coordinator?.by : undefined;
  return (
    <p className="hint">
      since {plainDate(held.since)}
      {by !== undefined && (
        <>
          , designated by <bdi>{by.name}</bdi>
          {by.role !== "" && (
            <>
              , <bdi>{by.role}</bdi>
            </>
          )}
        </>
      )}
    </p>
  );
}

function Holder({ at, seat }: SeatProps) {
  const { department, people } = at.view;
  const held = department[seat];
  if (held === null) return <Vacant at={at} seat={seat} />;
  const person = people[held.person];
  return (
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
      <Since at={at} seat={seat} />
      {person?.left && (
        <Note tone="warn">
          <p>They have left. Name another one.</p>
        </Note>
      )}
    </>
  );
}

/** Who holds a place in the department, by whom it was given and since when. [A-5.a.ii] */
export function SeatPanel({ at, seat }: SeatProps) {
  const { view, pack, doing } = at;
  const { name, [seat]: held } = view.department;
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
      <Holder at={at} seat={seat} />
      {isOpen && <SeatForm at={at} seat={seat} />}
    </section>
  );
}

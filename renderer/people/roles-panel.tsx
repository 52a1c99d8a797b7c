import { Plus } from "lucide-react";
import { useState } from "react";
import { roleTitle } from "../../main/model/policy-pack.ts";
import type { HeldRole } from "../../main/model/register-view.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { shortDate } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { useRegister } from "../stores/register.ts";
import { type AtPerson, personDraft, showForm, usePersonStep } from "./at-person.ts";
import type { HeldSeat } from "./leaving.ts";
import { rolesNow } from "./people-words.ts";
import { SeatRow } from "./seat-row.tsx";
import { useHeldPlaces } from "./use-held-places.ts";

const noSeats: readonly HeldSeat[] = [];

function GiveRole({ at }: { at: AtPerson }) {
  const { view, pack, today } = at;
  const { id, department } = view.person;
  const known = useRegister().desk?.departments ?? [];
  const empty = { role: pack.roles[0]?.id ?? "", department, on: today };
  const [draft, change, clear] = useDraft(personDraft(id, "give"), empty);
  const close = () => showForm(id);
  const done = () => {
    clear();
    close();
  };
  const input = () => ({ step: "give-role", ...draft }) as const;
  const submit = usePersonStep(at, input, `Recorded: ${roleTitle(pack, draft.role)}.`, done);
  return (
    <SubPanel label="Give a role" title="Give a role" onClose={close}>
      <Form
        submit={submit}
        action="Give the role"
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <SelectBox
            label="Role"
            value={draft.role}
            onChange={(role) => change({ role })}
            options={pack.roles.map((role) => ({ value: role.id, label: role.title }))}
          />
          <SuggestBox
            label="In the department"
            value={draft.department}
            onChange={(name) => change({ department: name })}
            items={known.map(({ name }) => ({ id: name, label: name }))}
            required
            missing="In which department?"
          />
        </div>
        <div className="two">
          <DayBox label="Since" value={draft.on} onChange={(on) => change({ on })} today={today} />
        </div>
      </Form>
    </SubPanel>
  );
}

function EndRole({ at, held, onClose }: { at: AtPerson; held: HeldRole; onClose: () => void }) {
  const { view, pack, today } = at;
  const title = roleTitle(pack, held.role);
  const key = personDraft(view.person.id, `end:${held.role}:${held.department}`);
  const [draft, change, clear] = useDraft(key, { on: today, because: "" });
  const done = () => {
    clear();
    onClose();
  };
  const { role, department } = held;
  const input = () => ({ step: "end-role", role, department, ...draft }) as const;
  const submit = usePersonStep(at, input, `Recorded: no longer ${title}.`, done);
  return (
    <SubPanel label={`End the role: ${title}`} title={`No longer ${title}`} onClose={onClose}>
      <Form
        submit={submit}
        action="End the role"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox label="Last day" value={draft.on} onChange={(on) => change({ on })} today={today} from={held.from} />
          <TextBox
            label="Reason"
            value={draft.because}
            onChange={(because) => change({ because })}
            required
            missing="Say why, in a few words."
          />
        </div>
      </Form>
    </SubPanel>
  );
}

function keyOf({ role, department, from }: HeldRole): string {
  return `${role} ${department} ${from}`;
}

function Role({ at, held, onEnd, isEnding }: { at: AtPerson; held: HeldRole; onEnd: () => void; isEnding: boolean }) {
  const title = roleTitle(at.pack, held.role);
  return (
    <li className="row role-row">
      <span className="row-text">
        <span className="t">{title}</span>
        <small>
          <bdi>{held.department}</bdi>
        </small>
      </span>
      <small className="when">
        {held.to === null ? `since ${shortDate(held.from)}` : `${shortDate(held.from)} to ${shortDate(held.to)}`}
      </small>
      {held.to === null && (
        <Button
          look="quiet"
          small
          aria-expanded={isEnding}
          aria-label={`End: ${title}, ${held.department}`}
          onPress={onEnd}
        >
          End…
        </Button>
      )}
    </li>
  );
}

/** The roles that a person holds and held; one may hold two, or one in two departments. */
export function RolesPanel({ at }: { at: AtPerson }) {
  const { person } = at.view;
  const seats = useHeldPlaces(person)?.seats ?? noSeats;
  const [ending, setEnding] = useState<string | null>(null);
  const now = rolesNow(person.roles);
  const before = person.roles.filter(({ to }) => to !== null);
  const isGiving = at.doing === "give-role" && person.left === null;
  const held = now.find((one) => keyOf(one) === ending);
  return (
    <section className="panel" aria-label="Roles">
      <div className="section-head">
        <h2>Roles</h2>
        {person.left === null && (
          <Button
            small
            icon={Plus}
            aria-expanded={isGiving}
            onPress={() => showForm(person.id, isGiving ? undefined : "give-role")}
          >
            Give a role
          </Button>
        )}
      </div>
      {isGiving && <GiveRole at={at} />}
      {now.length + seats.length === 0 && !isGiving && <p className="hint">No role of the policy.</p>}
      {now.length + seats.length > 0 && (
        <ul className="rows">
          {seats.map((one) => (
            <SeatRow key={`${one.seat} ${one.department}`} at={at} held={one} />
          ))}
          {now.map((one) => (
            <Role
              key={keyOf(one)}
              at={at}
              held={one}
              isEnding={ending === keyOf(one)}
              onEnd={() => setEnding(ending === keyOf(one) ? null : keyOf(one))}
            />
          ))}
        </ul>
      )}
      {held && <EndRole key={keyOf(held)} at={at} held={held} onClose={() => setEnding(null)} />}
      {before.length > 0 && (
        <details className="former">
          <summary>Earlier roles ({before.length})</summary>
          <ul className="rows">
            {before.map((one) => (
              <Role key={keyOf(one)} at={at} held={one} isEnding={false} onEnd={() => undefined} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

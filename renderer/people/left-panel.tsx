import { useState } from "react";
import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { counted, plainDate } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { useRegister } from "../stores/register.ts";
import { useVault } from "../stores/vault.ts";
import { type AtPerson, personDraft, usePersonStep } from "./at-person.ts";
import { isAllDone, leftToDo, vacantSeats } from "./leaving.ts";
import { seatWords } from "./people-words.ts";

function Line({ words, action, onPress, more }: { words: string; action: string; onPress: () => void; more: string }) {
  return (
    <li className="row left-row">
      <span className="row-text">
        <span className="t">
          <bdi>{words}</bdi>
        </span>
        <small>{more}</small>
      </span>
      <Button onPress={onPress} aria-label={`${action}: ${words}`}>
        {action}
      </Button>
    </li>
  );
}

function ToDo({ at }: { at: AtPerson }) {
  const desk = useVault((store) => store.desk);
  const departments = useRegister().desk?.departments ?? null;
  const todo = leftToDo(at.view, departments === null ? [] : vacantSeats(at.view.person, departments, at.pack), desk);
  if (departments !== null && isAllDone(todo)) {
    return (
      <p className="hint">Everything is done: no password of theirs and no vault is left, and no place is vacant.</p>
    );
  }
  return (
    <>
      <h3 className="group">Left to do</h3>
      <ul className="list left-list">
        {(todo.passwords === null || todo.custodianOf === null) && (
          <Line
            words="Look into the vaults"
            more="They are locked: whether passwords are to be changed can be seen once they are open."
            action="Unlock"
            onPress={() => go({ screen: "vault" })}
          />
        )}
        {todo.custodianOf?.map(({ vault, name, keyId }) => (
          <Line
            key={`${vault} ${keyId}`}
            words={`Remove them from “${name}”`}
            more="They are a custodian of this vault and can open it."
            action="Show the custodians"
            onPress={() => go({ screen: "vault", vault, tab: "custodians" })}
          />
        ))}
        {todo.passwords?.map(({ vault, name, open }) => (
          <Line
            key={vault}
            words={`${counted(open, "password")} to change in “${name}”`}
            more="They knew it: change it at the platform, then in the vault."
            action="Show them"
            onPress={() => go({ screen: "vault", vault, tab: "credentials", filter: "reset" })}
          />
        ))}
        {todo.seats.map(({ department, seat }) => (
          <Line
            key={`${seat} ${department}`}
            words={`${department} has no ${seatWords[seat]}`}
            more="Whoever held the place is gone."
            action="Name another"
            onPress={() => go({ screen: "department", name: department, doing: seat })}
          />
        ))}
      </ul>
    </>
  );
}

function ReturnForm({ at, onClose }: { at: AtPerson; onClose: () => void }) {
  const { person } = at.view;
  const [draft, change, clear] = useDraft(personDraft(person.id, "return"), { on: at.today, why: "" });
  const done = () => {
    clear();
    onClose();
  };
  const input = () => ({ step: "return", ...draft }) as const;
  const submit = usePersonStep(at, input, `Recorded: ${person.name} is back.`, done);
  const from = person.left?.on;
  return (
    <SubPanel label={`${person.name} is back`} title="Back again" onClose={onClose}>
      <Form
        submit={submit}
        action="Record the return"
        foot="What ended when they left stays ended: give roles and accounts anew."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox
            label="Back since"
            value={draft.on}
            onChange={(on) => change({ on })}
            today={at.today}
            {...(from ? { from } : {})}
          />
          <TextBox
            label="Reason"
            value={draft.why}
            onChange={(why) => change({ why })}
            placeholder="Back from parental leave"
            required
            missing="Say why, in a few words."
          />
        </div>
      </Form>
    </SubPanel>
  );
}

/** Somebody has left: since when and why, and what is still to be done about it. */
export function LeftPanel({ at }: { at: AtPerson }) {
  const { left, name } = at.view.person;
  const [isReturning, setReturning] = useState(false);
  if (left === null) return null;
  return (
    <section className="panel person-left" aria-label={`${name} has left`}>
      <div className="section-head">
        <h2>Left on {plainDate(left.on)}</h2>
        <Button look="quiet" aria-expanded={isReturning} onPress={() => setReturning(!isReturning)}>
          Back again…
        </Button>
      </div>
      <p className="sub">
        <bdi>{left.because}</bdi>
      </p>
      {isReturning && <ReturnForm at={at} onClose={() => setReturning(false)} />}
      <ToDo at={at} />
    </section>
  );
}

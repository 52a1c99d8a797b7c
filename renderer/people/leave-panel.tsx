import type { ReactNode } from "react";
import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { firstCitation } from "../custodians/custody-words.ts";
import { capital, plainDate } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { type AtPerson, personDraft, showForm, usePersonStep } from "./at-person.ts";
import { type Leaving, leavingOf } from "./leaving.ts";
import { PagePanel } from "./page-panel.tsx";
import { seatWords } from "./people-words.ts";
import { useHeldPlaces } from "./use-held-places.ts";

function Part({ title, isYours = false, children }: { title: string; isYours?: boolean; children: ReactNode }) {
  return (
    <li className={isYours ? "yours" : ""}>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function Accounts({ leaving }: { leaving: Leaving }) {
  if (leaving.accounts.length === 0) return null;
  return (
    <Part title="May no longer post on">
      <ul>
        {leaving.accounts.map(({ id, title, roles }) => (
          <li key={id}>
            <bdi>{title}</bdi> <span className="faint">as {roles.join(", ")}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Passwords({ leaving, at }: { leaving: Leaving; at: AtPerson }) {
  const { accounts, known, vaults, passwordsBy } = leaving;
  if (known.length === 0) return null;
  const isSame = known.length === accounts.length;
  const which = known.length === 1 ? "that account" : "those accounts";
  return (
    <Part title="New passwords are asked for">
      {!isSame && (
        <ul>
          {known.map((title) => (
            <li key={title}>
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p>
        For every password of {which} in the vaults,
        {vaults === null ? " as soon as they are unlocked: they are locked now." : ` by ${plainDate(passwordsBy)}.`}{" "}
        Each stays on Today until it is another one. <cite>{firstCitation(at.pack, at.pack.vault.reset.clauses)}</cite>
      </p>
    </Part>
  );
}

function Ends({ leaving }: { leaving: Leaving }) {
  const { roles, seats, leads } = leaving;
  if (roles.length + seats.length + leads.length === 0) return null;
  return (
    <Part title="Roles that end">
      <ul>
        {seats.map(({ seat, department }) => (
          <li key={`${seat} ${department}`}>
            {capital(seatWords[seat])} of <bdi>{department}</bdi>
          </li>
        ))}
        {leads.map(({ id, title }) => (
          <li key={id}>
            Coordinator of the account <bdi>{title}</bdi>
          </li>
        ))}
        {roles.map(({ title, department }) => (
          <li key={`${title} ${department}`}>
            {title}, <bdi>{department}</bdi>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Yours({ leaving }: { leaving: Leaving }) {
  const { vaults, seats } = leaving;
  if (vaults?.length === 0 && seats.length === 0) return null;
  return (
    <Part title="Left for you to do afterwards" isYours>
      <ul>
        {vaults === null && <li>Look whether they are a custodian of a vault: unlock the vaults to see it.</li>}
        {vaults?.map(({ keyId, vault, name }) => (
          <li key={`${vault} ${keyId}`}>
            Remove them from the vault “<bdi>{name}</bdi>”: they can open it until then.
          </li>
        ))}
        {seats.map((seat) => (
          <li key={`${seat.seat} ${seat.department}`}>
            Name another {seatWords[seat.seat]} of <bdi>{seat.department}</bdi>.
          </li>
        ))}
      </ul>
    </Part>
  );
}

function WhatHappens({ leaving, at }: { leaving: Leaving; at: AtPerson }) {
  const { known, roles, vaults, seats } = leaving;
  const isNothing = known.length + roles.length + seats.length === 0 && vaults?.length === 0;
  if (isNothing) return <p className="hint">No account, no role and no vault is theirs: only the day is noted.</p>;
  return (
    <ul className="leaving">
      <Accounts leaving={leaving} />
      <Passwords leaving={leaving} at={at} />
      <Ends leaving={leaving} />
      <Yours leaving={leaving} />
    </ul>
  );
}

/** Somebody leaves: first what will come of it, to the last account, then the day and the reason. [N-V.4] */
export function LeavePanel({ at }: { at: AtPerson }) {
  const { view, pack, today } = at;
  const { id, name } = view.person;
  const places = useHeldPlaces(view.person);
  const [draft, change, clear] = useDraft(personDraft(id, "leave"), { on: today, because: "" });
  const close = () => showForm(id);
  const done = () => {
    clear();
    close();
  };
  const input = () => ({ step: "leave", ...draft }) as const;
  const submit = usePersonStep(at, input, `Recorded: ${name} has left.`, done);
  return (
    <PagePanel title={`What will happen when ${name} leaves`} onClose={close}>
      {places === null ? (
        <p role="status">Looking…</p>
      ) : (
        <WhatHappens leaving={leavingOf(view, pack, places, today)} at={at} />
      )}
      <Form
        submit={submit}
        action={`Record that ${name} has left`}
        disabled={places === null}
        foot="It ends on that day, also where an account names them as its director. If they come back, note it here; roles are given anew then."
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox label="Last day" value={draft.on} onChange={(on) => change({ on })} today={today} />
          <TextBox
            label="Reason"
            value={draft.because}
            onChange={(because) => change({ because })}
            placeholder="Moved to another employer"
            required
            missing="Say why, in a few words."
          />
        </div>
      </Form>
    </PagePanel>
  );
}

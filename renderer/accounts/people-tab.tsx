import { UserPlus } from "lucide-react";
import { useState } from "react";
import { roleTitle } from "../../main/model/policy-pack.ts";
import { hasPage } from "../../main/model/register/account-key.ts";
import type { AuthorisedUser } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { plainDate, shortDate } from "../format.ts";
import { go } from "../stores/place.ts";
import { PolicySays } from "../workflow/policy-says.tsx";
import { nameOf, usersNow } from "./account-words.ts";
import { isOpenStep, showPart, useAtAccount } from "./at-account.ts";
import { LeadForm, leadTitles } from "./lead-form.tsx";
import { AddUserForm, EndUserForm } from "./user-forms.tsx";

function Person({ id }: { id: string }) {
  const { view } = useAtAccount();
  const known = view.people[id];
  return (
    <button type="button" className="name-link" onClick={() => go({ screen: "person", id })}>
      <bdi>{nameOf(view.people, id)}</bdi>
      {known?.left && <span className="faint"> (has left)</span>}
    </button>
  );
}

interface LeadProps {
  readonly title: string;
  readonly own: string | null;
  readonly ofDepartment: string | null;
  /** What is said where there is nobody. */
  readonly nobody: string;
}

function Lead({ title, own, ofDepartment, nobody }: LeadProps) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {own !== null && <Person id={own} />}
        {own === null && ofDepartment !== null && (
          <>
            <bdi>{ofDepartment}</bdi> <span className="faint">of the department</span>
          </>
        )}
        {own === null && ofDepartment === null && <span className="faint">{nobody}</span>}
      </dd>
    </>
  );
}

function Leads() {
  const at = useAtAccount();
  const { view, pack, department, doing } = at;
  const { account } = view;
  const titles = leadTitles(pack);
  return (
    <section className="panel" aria-label="Who answers for it">
      <header className="panel-head">
        <h2>Who answers for it</h2>
        {isOpenStep(at, "change") && (
          <Button
            look="quiet"
            small
            aria-expanded={doing === "lead"}
            onPress={() => showPart(account.id, "people", "lead")}
          >
            Change…
          </Button>
        )}
      </header>
      <dl className="facts leads">
        <Lead
          title={titles.coordinator}
          own={account.coordinator}
          ofDepartment={department?.coordinator ?? null}
          nobody={pack.register.designation === null ? "nobody is noted" : "nobody is designated"}
        />
        <Lead
          title={titles.director}
          own={account.director}
          ofDepartment={department?.director ?? null}
          nobody="nobody is noted"
        />
      </dl>
    </section>
  );
}

function UserRow({ user, onEnd }: { user: AuthorisedUser; onEnd: () => void }) {
  const { view, pack } = useAtAccount();
  const name = nameOf(view.people, user.person);
  const hasLeft = view.people[user.person]?.left === true;
  return (
    <li className="row user-row">
      <div className="row-text">
        <span className="t">
          <Person id={user.person} />
        </span>
        <small>{roleTitle(pack, user.role)}</small>
      </div>
      {hasLeft && <Tag tone="bad">Has left</Tag>}
      <small className="when">since {shortDate(user.from)}</small>
      <Button look="quiet" aria-label={`End it: ${name}, ${roleTitle(pack, user.role)}`} onPress={onEnd}>
        End it…
      </Button>
    </li>
  );
}

function Earlier({ users }: { users: readonly AuthorisedUser[] }) {
  const { view, pack } = useAtAccount();
  if (users.length === 0) return null;
  return (
    <section>
      <h2 className="group">Could post earlier</h2>
      <ul className="list">
        {users.map((user) => (
          <li key={`${user.person} ${user.role} ${user.from}`} className="row">
            <div className="row-text">
              <span className="t">
                <bdi>{nameOf(view.people, user.person)}</bdi>{" "}
                <span className="faint">{roleTitle(pack, user.role)}</span>
              </span>
              <small className="wraps">
                {plainDate(user.from)} to {user.to === null ? "" : plainDate(user.to)}
                {user.because !== "" && (
                  <>
                    : <bdi>{user.because}</bdi>
                  </>
                )}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Users() {
  const at = useAtAccount();
  const { view, doing } = at;
  const { account } = view;
  const [ending, setEnding] = useState<AuthorisedUser | null>(null);
  const now = usersNow(account);
  const canAdd = isOpenStep(at, "add-user");
  const close = () => showPart(account.id, "people");
  return (
    <>
      {doing === "add-user" && canAdd && <AddUserForm onClose={close} />}
      {ending !== null && (
        <EndUserForm key={`${ending.person} ${ending.role}`} user={ending} onClose={() => setEnding(null)} />
      )}
      <header className="group-head">
        <h2 className="group">Who can post</h2>
        {canAdd && doing !== "add-user" && (
          <Button icon={UserPlus} small onPress={() => showPart(account.id, "people", "add-user")}>
            Add somebody…
          </Button>
        )}
      </header>
      {now.length === 0 && (
        <Note tone={account.standing === "active" ? "warn" : "plain"}>
          <p>
            {hasPage(account) || !canAdd
              ? "Nobody is noted as somebody who can post here."
              : "There is no page yet. Who is to post can be noted before it is open."}
          </p>
        </Note>
      )}
      {now.length > 0 && (
        <ul className="list" aria-label="Who can post">
          {now.map((user) => (
            <UserRow key={`${user.person} ${user.role}`} user={user} onEnd={() => setEnding(user)} />
          ))}
        </ul>
      )}
      <Earlier users={account.users.filter(({ to }) => to !== null)} />
    </>
  );
}

/** Coordinator, director, and everybody who can post: each with role and dates. [A-6.b.i, A-5.a.ii] */
export function PeopleTab() {
  const at = useAtAccount();
  const { view, pack, doing } = at;
  const { users, designation } = pack.register;
  return (
    <div className="workflow two-columns">
      <div>
        {doing === "lead" && isOpenStep(at, "change") && (
          <LeadForm onClose={() => showPart(view.account.id, "people")} />
        )}
        <Leads />
        <Users />
      </div>
      <aside className="beside" aria-label="The policy">
        <PolicySays pack={pack} clauses={[...users.clauses, ...(designation?.clauses.slice(0, 1) ?? [])]} where={[]} />
      </aside>
    </div>
  );
}

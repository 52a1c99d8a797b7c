import type { ReactNode } from "react";
import { Note } from "../components/note.tsx";
import { PolicySays } from "../workflow/policy-says.tsx";
import { AccountDuties } from "./account-duties.tsx";
import { nextWords } from "./account-words.ts";
import { type Doing, isOpenStep, showPart, useAtAccount } from "./at-account.ts";
import { BesideAccount } from "./beside.tsx";
import { CreateForm } from "./create-form.tsx";
import { BeginForm, DecideForm, ShutForm } from "./cycle-forms.tsx";
import { CycleList } from "./cycle-list.tsx";
import { ChangeForm, DetailsPanel } from "./details-panel.tsx";

function formOf(doing: Doing | null, onClose: () => void): ReactNode {
  switch (doing) {
    case "decide":
      return <DecideForm onClose={onClose} />;
    case "create":
      return <CreateForm onClose={onClose} />;
    case "activate":
    case "resume":
      return <BeginForm key={doing} step={doing} onClose={onClose} />;
    case "pause":
    case "archive":
    case "deactivate":
      return <ShutForm key={doing} step={doing} onClose={onClose} />;
    case "change":
      return <ChangeForm onClose={onClose} />;
    default:
      return null;
  }
}

/** Where the account stands, what it needs, and what the register knows of it. */
export function Overview() {
  const at = useAtAccount();
  const { view, pack } = at;
  // A button that was pressed late may ask for a step that somebody else has taken meanwhile.
  const doing = at.doing !== null && at.doing !== "lead" && isOpenStep(at, at.doing) ? at.doing : null;
  const { id } = view.account;
  const { creation, closing, email } = pack.register;
  const form = formOf(doing, () => showPart(id, "overview"));
  const next = nextWords(view.account, pack);
  const isShutting = doing === "pause" || doing === "archive" || doing === "deactivate";
  const clauses = isShutting ? closing.clauses : [...creation.clauses, ...(email?.clauses ?? [])];
  return (
    <div className="workflow account-overview">
      <div className="steps-column">
        <CycleList />
      </div>
      <div>
        {form}
        {form === null && next !== null && (
          <Note>
            <p>{next}</p>
          </Note>
        )}
        {form === null && <AccountDuties />}
        {doing !== "change" && doing !== "create" && <DetailsPanel />}
      </div>
      <aside className="beside" aria-label="Elsewhere, and the policy">
        {form === null ? <BesideAccount /> : <PolicySays pack={pack} clauses={clauses} where={[]} />}
      </aside>
    </div>
  );
}

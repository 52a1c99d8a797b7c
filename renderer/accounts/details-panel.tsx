import { PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { hasPage } from "../../main/model/register/account-key.ts";
import type { NamedPerson } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { UserText } from "../components/user-text.tsx";
import { plainDate } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { personWords, standingWords } from "./account-words.ts";
import { AnywayButton, type LookedAt, useAnyway } from "./anyway.tsx";
import { draftKey, isOpenStep, showPart, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { changedDetails, draftOf } from "./details-draft.ts";
import { DetailsFields } from "./details-fields.tsx";
import { StepPanel } from "./step-panel.tsx";

function Fact({ label, value, none = "not noted" }: { label: string; value: ReactNode | null; none?: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value === null || value === "" ? <span className="faint">{none}</span> : value}</dd>
    </>
  );
}

const words = (text: string | null) => (text === null || text === "" ? null : <bdi>{text}</bdi>);

/** By whom, when, and why, where that was said. */
function Told({ by, on, why }: { by: NamedPerson; on: string; why: string }) {
  return (
    <>
      <bdi>{personWords(by)}</bdi>, {plainDate(on)}
      {why !== "" && (
        <>
          : <bdi>{why}</bdi>
        </>
      )}
    </>
  );
}

/** What the register knows of it. [A-6.g] */
export function DetailsPanel() {
  const at = useAtAccount();
  const { view, doing } = at;
  const { account } = view;
  const { request, decision, shut } = account;
  return (
    <section className="panel" aria-label="Details">
      <header className="panel-head">
        <h2>Details</h2>
        {isOpenStep(at, "change") && (
          <Button
            look="quiet"
            small
            icon={PencilLine}
            aria-expanded={doing === "change"}
            onPress={() => showPart(account.id, "overview", "change")}
          >
            Change…
          </Button>
        )}
      </header>
      <dl className="facts">
        <Fact label="Address" value={words(account.address)} />
        <Fact label="E-mail" value={words(account.email)} />
        <Fact label="Phone" value={words(account.phone)} />
        <Fact label="What it is for" value={account.purpose === "" ? null : <UserText text={account.purpose} />} />
        {hasPage(account) && <Fact label="Open since" value={account.since && plainDate(account.since)} />}
        {request !== null && <Fact label="Requested" value={<Told {...request} />} />}
        {decision !== null && (
          <Fact label={decision.approved ? "Approved" : "Declined"} value={<Told {...decision} />} />
        )}
        {shut !== null && <Fact label={standingWords[account.standing]} value={<Told {...shut} />} />}
      </dl>
    </section>
  );
}

/** Changes what the register knows; the history keeps what was there before. */
export function ChangeForm({ onClose }: { onClose: () => void }) {
  const { view, pack, today } = useAtAccount();
  const { account } = view;
  const [draft, change, clear] = useDraft(draftKey(account.id, "change"), {
    ...draftOf(account),
    on: today,
    why: "",
  });
  const changed = changedDetails(account, draft);
  const input = (look: LookedAt): AccountStep => {
    const { on, why } = draft;
    return { step: "change", on, details: changed ?? {}, why, ...look };
  };
  const done = () => {
    clear();
    onClose();
  };
  const said = "The change is recorded.";
  const submit = useStep(view, () => input({}), done, said);
  const again = useStep(view, () => input({ anyway: true }), done, said);
  const anyway = useAnyway(submit, again);
  return (
    <StepPanel title="Change the details" onClose={onClose}>
      <Form
        submit={anyway.shown}
        action="Record the change"
        label="Change the details"
        disabled={changed === null}
        foot="Recorded under your name. What was there before stays in the history."
        more={
          <>
            <AnywayButton {...anyway} words="Record it anyway" />
            <Cancel onClose={onClose} />
          </>
        }
      >
        <DetailsFields pack={pack} draft={draft} change={change} />
        <div className="two">
          <DayBox label="So since" value={draft.on} onChange={(on) => change({ on })} {...useDays("change")} />
          <TextBox label="Why (optional)" value={draft.why} onChange={(why) => change({ why })} />
        </div>
      </Form>
    </StepPanel>
  );
}

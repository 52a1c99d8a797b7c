import { ClipboardCheck } from "lucide-react";
import type { ChecklistItem } from "../../main/model/policy-pack.ts";
import { hasPage } from "../../main/model/register/account-key.ts";
import { type CheckStanding, checkStanding } from "../../main/model/register/check-standing.ts";
import { isUnsaid } from "../../main/model/register/checklist-answer.ts";
import type { CheckAnswer } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { plainDate, shortDate } from "../format.ts";
import { PolicySays } from "../workflow/policy-says.tsx";
import { verdictTones, verdictWords } from "./account-words.ts";
import { isOpenStep, showPart, useAtAccount } from "./at-account.ts";
import { CheckForm } from "./check-form.tsx";
import { PolicyWords } from "./policy-words.tsx";
import { ProofThumb } from "./proof-thumb.tsx";

/** `4 of 6 met, 1 not met, 1 not looked at yet.` */
export function standingSentence({ met, notMet, notPossible, unsaid, open }: CheckStanding): string {
  const all = met + notMet + notPossible + unsaid + open;
  const rest = [
    notMet > 0 ? `${notMet} not met` : "",
    notPossible > 0 ? `${notPossible} not possible` : "",
    unsaid > 0 ? `${unsaid} without its note` : "",
    open > 0 ? `${open} not looked at yet` : "",
  ].filter(Boolean);
  return `${met} of ${all} met${rest.length > 0 ? `, ${rest.join(", ")}` : ""}.`;
}

function Verdict({ item, answer }: { item: ChecklistItem; answer: CheckAnswer | undefined }) {
  if (answer === undefined) return <Tag tone="warn">Not looked at</Tag>;
  if (isUnsaid(item, answer)) return <Tag tone="warn">Note missing</Tag>;
  return <Tag tone={verdictTones[answer.verdict]}>{verdictWords[answer.verdict]}</Tag>;
}

function Line({ item }: { item: ChecklistItem }) {
  const { view } = useAtAccount();
  const { checklist } = view.account;
  const answer = Object.hasOwn(checklist, item.id) ? checklist[item.id] : undefined;
  return (
    <li className="row check-row">
      <Verdict item={item} answer={answer} />
      <div className="check-text">
        <span className="t">{item.label}</span>
        {answer !== undefined && answer.why !== "" && (
          <p>
            <bdi>{answer.why}</bdi>
          </p>
        )}
        <small>
          {answer === undefined ? (
            item.hint
          ) : (
            <>
              {shortDate(answer.on)}, by <bdi>{answer.by}</bdi>
            </>
          )}
        </small>
        <PolicyWords clauses={item.clauses} />
      </div>
      {answer?.evidence && (
        <ProofThumb file={answer.evidence} words={`Proof of “${item.label}”, ${plainDate(answer.on)}`} />
      )}
    </li>
  );
}

function Sentence() {
  const { view, pack, today } = useAtAccount();
  const { checklist } = pack.register;
  const standing = checkStanding(checklist, view.account);
  const { again } = standing;
  const isDue = again === null || again < today;
  return (
    <Note tone={isDue || standing.notMet > 0 ? "warn" : "good"}>
      <p>
        <b>{standingSentence(standing)}</b>{" "}
        {again !== null &&
          (isDue
            ? `Was to be looked at again by ${plainDate(again)}.`
            : `To be looked at again by ${plainDate(again)}.`)}
      </p>
    </Note>
  );
}

/** What the page must show, line by line, with what was seen last. [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */
export function ChecklistTab() {
  const at = useAtAccount();
  const { view, pack, doing } = at;
  const { account } = view;
  const { checklist } = pack.register;
  const canCheck = isOpenStep(at, "check");
  const isChecking = doing === "check" && canCheck;
  return (
    <div className="workflow two-columns">
      <div>
        {isChecking && <CheckForm onClose={() => showPart(account.id, "checklist")} />}
        {!isChecking && (
          <>
            {canCheck && <Sentence />}
            {!hasPage(account) && (
              <Note>
                <p>There is no page yet. This is what it must show once it is open.</p>
              </Note>
            )}
            <header className="group-head">
              <h2 className="group">What the page must show</h2>
              {canCheck && (
                <Button look="primary" icon={ClipboardCheck} onPress={() => showPart(account.id, "checklist", "check")}>
                  Look at the page…
                </Button>
              )}
            </header>
            <ul className="list" aria-label="Checklist">
              {checklist.items.map((item) => (
                <Line key={item.id} item={item} />
              ))}
            </ul>
            <p className="hint under-list">{checklist.basis}</p>
          </>
        )}
      </div>
      <aside className="beside" aria-label="The policy">
        <PolicySays pack={pack} clauses={checklist.clauses} where={[]} />
      </aside>
    </div>
  );
}

import { Button } from "../components/button.tsx";
import { plainDate } from "../format.ts";
import { outcomeWords, personWords } from "./account-words.ts";
import { isOpenStep, showPart, useAtAccount } from "./at-account.ts";

/** Whether the page is used, and what was said about closing it. [N-V.3] */
export function ActivityPanel() {
  const at = useAtAccount();
  const { view, pack } = at;
  const { id, lastActivity, discussion } = view.account;
  const rule = pack.register.inactivity;
  return (
    <section className="panel" aria-label="Is it used?">
      <header className="panel-head">
        <h2>Is it used?</h2>
        {isOpenStep(at, "activity") && (
          <Button look="quiet" small onPress={() => showPart(id, "reviews", "activity")}>
            Note a post…
          </Button>
        )}
        {isOpenStep(at, "discuss") && (
          <Button look="quiet" small onPress={() => showPart(id, "reviews", "discuss")}>
            Note a discussion…
          </Button>
        )}
      </header>
      <dl className="facts">
        <dt>Last activity</dt>
        <dd>
          {lastActivity === null ? (
            <span className="faint">not noted</span>
          ) : (
            <>
              {plainDate(lastActivity.on)}
              {lastActivity.what !== "" && (
                <>
                  : <bdi>{lastActivity.what}</bdi>
                </>
              )}
            </>
          )}
        </dd>
        {discussion !== null && (
          <>
            <dt>Discussed</dt>
            <dd>
              {plainDate(discussion.on)}, with <bdi>{discussion.with.map(personWords).join("; ")}</bdi>:{" "}
              <b>{outcomeWords[discussion.outcome]}</b>. <bdi>{discussion.words}</bdi>
              {discussion.again !== null && ` To be discussed again on ${plainDate(discussion.again)}.`}
            </dd>
          </>
        )}
      </dl>
      {rule !== null && (
        <p className="hint">
          After {rule.afterDays} days without a post, closing it is to be discussed. {rule.basis}
        </p>
      )}
    </section>
  );
}

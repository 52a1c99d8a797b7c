import { Eye } from "lucide-react";
import type { ReactNode } from "react";
import type { HistoryLine, RegisterEventKind, ReviewRound } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { plainDate, shortDate } from "../format.ts";
import { useDrafts } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { PolicySays } from "../workflow/policy-says.tsx";
import { ActivityForm } from "./activity-form.tsx";
import { ActivityPanel } from "./activity-panel.tsx";
import { type Doing, draftKey, isOpenStep, showPart, useAtAccount } from "./at-account.ts";
import { DiscussForm } from "./discuss-form.tsx";
import { isHalf, nextRound } from "./review-draft.ts";
import { ReviewForm } from "./review-form.tsx";

function formOf(doing: Doing | null, onClose: () => void): ReactNode {
  if (doing === "review") return <ReviewForm onClose={onClose} />;
  if (doing === "discuss") return <DiscussForm onClose={onClose} />;
  return doing === "activity" ? <ActivityForm onClose={onClose} /> : null;
}

function Cases({ cases }: Pick<ReviewRound, "cases">) {
  return (
    <ul className="plain-list">
      {cases.map((id, at) => (
        <li key={id}>
          <Button look="quiet" small onPress={() => go({ screen: "record", id })}>
            {cases.length === 1 ? "Show the case" : `Show case ${at + 1}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function LastRound() {
  const at = useAtAccount();
  const { view, pack, today } = at;
  const { id, review, standing } = view.account;
  const rule = pack.register.review;
  const due = nextRound(rule.everyDays, view.account);
  const isHalfFilled = useDrafts(({ drafts }) => isHalf(drafts[draftKey(id, "review")] ?? {}));
  const isLate = standing === "active" && due < today;
  return (
    <section className="panel" aria-label="Review rounds">
      <header className="panel-head">
        <h2>Review rounds</h2>
        {standing === "active" && (
          <Tag tone={isLate ? "bad" : "plain"}>{isLate ? "Overdue" : `due ${shortDate(due)}`}</Tag>
        )}
        {isOpenStep(at, "review") && (
          <Button look="primary" icon={Eye} onPress={() => showPart(id, "reviews", "review")}>
            {isHalfFilled ? "Go on with the round…" : "Start a round…"}
          </Button>
        )}
      </header>
      {isHalfFilled && <p className="closing-line">A round is half-filled and not recorded yet.</p>}
      {review === null && !isHalfFilled && <p className="closing-line">Nobody has noted a round yet.</p>}
      {review !== null && (
        <dl className="facts">
          <dt>Last round</dt>
          <dd>
            {plainDate(review.on)}, by <bdi>{review.by}</bdi>
          </dd>
          <dt>Looked at</dt>
          <dd>
            <ul className="plain-list">
              {review.looked.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          </dd>
          <dt>Found</dt>
          <dd>
            {review.found === "nothing" ? "Nothing" : "Something"}
            {review.words !== "" && (
              <>
                : <bdi>{review.words}</bdi>
              </>
            )}
            {review.cases.length > 0 && <Cases cases={review.cases} />}
          </dd>
        </dl>
      )}
      <p className="hint">{rule.basis}</p>
    </section>
  );
}

const kinds: readonly RegisterEventKind[] = ["account.reviewed", "account.discussed", "account.activity"];

function Earlier({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="group">So far</h2>
      <ul className="list">
        {lines.map((line) => (
          <li key={line.id} className="row round-row">
            <small>{shortDate(line.on)}</small>
            <div className="row-text">
              <span className="wraps">
                <bdi>{line.says}</bdi>
              </span>
              <small>
                by <bdi>{line.actor.name}</bdi>
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rounds on the page, whether it is used, and what was said about closing it. [A-5.b.iv, N-V.3, N-V.6] */
export function ReviewsTab() {
  const at = useAtAccount();
  const { view, pack, doing } = at;
  const { id } = view.account;
  const canReview = isOpenStep(at, "review");
  const form = canReview ? formOf(doing, () => showPart(id, "reviews")) : null;
  const { review, inactivity } = pack.register;
  const lines = view.history.filter(({ kind, struck }) => kinds.includes(kind) && struck === null);
  const clauses =
    doing === "discuss" && inactivity !== null
      ? inactivity.clauses
      : [...review.clauses, ...(inactivity?.clauses ?? [])];
  return (
    <div className="workflow two-columns">
      <div>
        {form}
        {!canReview && (
          <Note>
            <p>There is no page to look over.</p>
          </Note>
        )}
        {form === null && <LastRound />}
        {form === null && <ActivityPanel />}
        <Earlier lines={lines} />
      </div>
      <aside className="beside" aria-label="The policy">
        <PolicySays pack={pack} clauses={clauses} where={[]} />
      </aside>
    </div>
  );
}

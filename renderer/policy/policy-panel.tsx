import { FileUp } from "lucide-react";
import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { citationOf, type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import { reviewDue } from "../../main/model/register-rules/policy-review.ts";
import type { PolicyReview } from "../../main/model/register-view.ts";
import type { PackPreview as Preview } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { plainDate } from "../format.ts";
import { todayIn } from "../requests/at-request.ts";
import type { ReadyState } from "../stores/app.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { useRegister } from "../stores/register.ts";
import { PackPreview } from "./pack-preview.tsx";
import { everyWords, faultLines, lastReview, outcomeWords } from "./policy-words.ts";
import { ReviewForm } from "./review-form.tsx";
import { usePartWanted } from "./use-part-wanted.ts";

const noReviews: readonly PolicyReview[] = [];

function Versions({ pack }: { pack: PolicyPack }) {
  if (pack.history.length === 0) return null;
  return (
    <details className="former">
      <summary>Its history ({pack.history.length})</summary>
      <ul className="plain-list">
        {pack.history.map(({ on, what }) => (
          <li key={`${on} ${what}`}>
            {plainDate(on)} <span className="faint">{what}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `isWanted`: the person came to note a review, and the form is open. */
function Review({ pack, isWanted }: { pack: PolicyPack; isWanted: boolean }) {
  const [isOpen, setOpen] = useState(isWanted);
  const reviews = useRegister().desk?.policyReviews ?? noReviews;
  const last = lastReview(reviews, pack.id);
  const today = todayIn(pack.timeZone);
  const due = reviewDue({ pack, today }, reviews);
  const isDue = due !== null && due < today;
  return (
    <div className="part">
      <div className="section-head">
        <h3>Review {isDue && <Tag tone="warn">Due since {plainDate(due)}</Tag>}</h3>
        <Button small look={isDue ? "primary" : "plain"} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Record a review…
        </Button>
      </div>
      <p className="hint">
        {pack.review === null
          ? "The policy names no day on which it is reviewed."
          : `The ${pack.review.by} reviews it ${everyWords(pack.review.everyMonths)} (${citationOf(pack, pack.review.clause)}).`}
        {due !== null && !isDue && ` Next by ${plainDate(due)}.`}
      </p>
      {last !== null && (
        <p>
          Last reviewed on {plainDate(last.on)} by <bdi>{last.by.name}</bdi>
          {last.by.role !== "" && (
            <>
              , <bdi>{last.by.role}</bdi>
            </>
          )}
          : {outcomeWords[last.outcome].toLowerCase()}.
          {last.words !== "" && (
            <span className="faint">
              {" "}
              <bdi>{last.words}</bdi>
            </span>
          )}
        </p>
      )}
      {isDue && <p className="hint warn-ink">Until it is reviewed, what Custodia goes by may be out of date.</p>}
      {isOpen && <ReviewForm pack={pack} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Each fault of a file with its line, for whoever mends it. */
function Faults({ refused }: { refused: Refused | null }) {
  const lines = refused === null ? [] : faultLines(refused);
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to scroll it
    <section className="pack-changes" aria-label="What is wrong with the file" tabIndex={0}>
      <h4>All that is wrong with it</h4>
      <ul className="pack-faults">
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnPack() {
  const [preview, setPreview] = useState<Preview | null>(null);
  const choose = useSubmit(async () => {
    const chosen = await ask("policy.choose", null);
    if (chosen !== null) setPreview(chosen);
  });
  return (
    <div className="part">
      <h3>A policy of your own</h3>
      <p className="hint">
        Another city’s policy, or a new version of yours, is a file. You see what it changes before anything is kept.
      </p>
      <div className="form-row">
        <Button icon={FileUp} onPress={() => void choose.run()} busy={choose.busy}>
          Load a policy file…
        </Button>
      </div>
      <ErrorNote refused={choose.refused} />
      <Faults refused={choose.refused} />
      {preview && <PackPreview key={preview.token} preview={preview} onClose={() => setPreview(null)} />}
    </div>
  );
}

/** Which policy is in use and of when, when it was last reviewed, and files of one’s own. [A-8, N-hist] */
export function PolicyPanel({ state, isWanted }: { state: ReadyState; isWanted: boolean }) {
  const pack = useCurrentPack();
  const heading = usePartWanted<HTMLHeadingElement>(isWanted && pack !== null);
  if (pack === null) return null;
  const kept = state.packs.filter(({ ref }) => ref !== packRef(pack));
  return (
    <section className="panel policy-panel" aria-label="The policy in use">
      <h2 ref={heading} tabIndex={-1}>
        The policy in use
      </h2>
      <p>
        <b>{pack.organisation}</b>, {pack.title}
      </p>
      <dl className="facts">
        <dt>Version</dt>
        <dd>{pack.version}</dd>
        <dt>In force since</dt>
        <dd>{plainDate(pack.effective)}</dd>
        {kept.length > 0 && (
          <>
            <dt>Also here</dt>
            <dd>
              <ul>
                {kept.map(({ ref, organisation, shortTitle, effective }) => (
                  <li key={ref}>
                    {organisation}, {shortTitle} <span className="faint">of {plainDate(effective)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <Versions pack={pack} />
      <Review key={String(isWanted)} pack={pack} isWanted={isWanted} />
      <OwnPack />
    </section>
  );
}

import { type ReactNode, useEffect, useRef } from "react";
import type { CaseView } from "../../main/model/case-view.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { EvidenceGrid } from "../components/evidence-grid.tsx";
import { Note } from "../components/note.tsx";
import { useArrival } from "../components/screen.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { UserText } from "../components/user-text.tsx";
import { ordinal } from "../format.ts";
import { go } from "../stores/place.ts";
import { type AtCase, earlierCases, openingOf } from "./at-case.ts";
import { EarlierCases } from "./earlier-cases.tsx";
import { halfDone, withRing } from "./half-done.ts";
import { KeepForm } from "./keep-panel.tsx";
import { PolicySays } from "./policy-says.tsx";
import { ReverseForm } from "./reverse-panel.tsx";
import { StepList } from "./step-list.tsx";
import { StepPanel } from "./step-panel.tsx";
import { type Middle, sealStep, useBoard } from "./use-board.ts";

type Show = (next: Middle | null) => void;

/** Ways out of the steps: keep it, or put back what was done. */
function Ways({ at, show }: { at: AtCase; show: Show }) {
  const { keep, reversible } = at.view.progress;
  const rules = at.pack.actions.filter((rule) => rule.reversal !== null && reversible.includes(rule.id));
  return (
    <div className="ways">
      {keep.state === "open" && (
        <Button look="quiet" onPress={() => show({ panel: "keep" })}>
          Keep as is…
        </Button>
      )}
      {rules.map((rule) => (
        <Button key={rule.id} look="quiet" onPress={() => show({ panel: "reverse", action: rule.id })}>
          {`${rule.reversal?.label ?? ""}…`}
        </Button>
      ))}
      <Button look="quiet" onPress={() => go({ screen: "record", id: at.view.summary.id })}>
        Show the record
      </Button>
    </div>
  );
}

function Finished({ at }: { at: AtCase }) {
  const seal = sealStep(at.view);
  return (
    <>
      <p className="closing-line">
        <OutcomeTag summary={at.view.summary} /> The case is closed. It can still be read, corrected and, where the
        policy allows it, put back.
      </p>
      <div className="form-actions">
        <Button look="primary" onPress={() => go({ screen: "record", id: at.view.summary.id })}>
          Show the record
        </Button>
        {seal !== undefined && <Button onPress={() => at.onShow(seal.id)}>Add a screenshot…</Button>}
        <Button onPress={() => go({ screen: "today" })}>Back to today</Button>
      </div>
    </>
  );
}

/** The middle column: one panel, whose heading takes the focus after each move. */
function MiddlePanel({ at, middle, moves, show }: { at: AtCase; middle: Middle | null; moves: number; show: Show }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest("main")?.scrollTo(0, 0);
    // In a narrow window the steps stand above the panel.
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [moves]);
  const { title, body } = panelOf(at, middle, show);
  return (
    <section className="panel" aria-labelledby="panel-heading">
      <h2 id="panel-heading" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {body}
    </section>
  );
}

function panelOf(at: AtCase, middle: Middle | null, show: Show): { title: string; body: ReactNode } {
  const back = () => show(null);
  if (middle === null) return { title: "Closed", body: <Finished at={at} /> };
  if (middle.panel === "keep") return { title: "Keep it as it is", body: <KeepForm at={at} onCancel={back} /> };
  if (middle.panel === "reverse") {
    const rule = at.pack.actions.find((one) => one.id === middle.action);
    if (rule === undefined) return { title: "Closed", body: <Finished at={at} /> };
    return { title: rule.reversal?.label ?? rule.label, body: <ReverseForm at={at} action={rule} onCancel={back} /> };
  }
  const step = at.view.progress.steps.find((one) => one.id === middle.id);
  const rule = at.pack.steps.find((one) => one.id === middle.id);
  if (step === undefined || rule === undefined) return { title: "Closed", body: <Finished at={at} /> };
  return { title: step.title, body: <StepPanel key={step.id} at={at} step={step} rule={rule} /> };
}

/** Clauses to show beside a panel: those of the step, and of the actions where it is about them. */
function clausesOf(pack: PolicyPack, middle: Middle | null): readonly string[] {
  if (middle?.panel === "reverse") {
    return pack.actions.find((rule) => rule.id === middle.action)?.reversal?.clauses ?? [];
  }
  if (middle === null) return pack.steps.find((rule) => rule.kind === "closing")?.clauses ?? [];
  if (middle.panel === "keep") return pack.steps.find((rule) => rule.kind === "viewpoint")?.clauses.slice(0, 1) ?? [];
  const rule = pack.steps.find((one) => one.id === middle.id);
  const actions = rule?.kind === "action" ? pack.actions.flatMap((action) => action.clauses) : [];
  return [...(rule?.clauses ?? []), ...actions];
}

function noticesOf(
  pack: PolicyPack,
  middle: Middle | null,
): readonly ("opening" | "evidence" | "grounds" | "action" | "case")[] {
  const kind = middle?.panel === "step" ? pack.steps.find((rule) => rule.id === middle.id)?.kind : undefined;
  if (kind === "evidence" || kind === "after") return ["evidence", "case"];
  if (kind === "opening" || kind === "grounds" || kind === "action") return [kind, "case"];
  return ["case"];
}

function Beside({ at, middle }: { at: AtCase; middle: Middle | null }) {
  const { view, pack, zone } = at;
  const sealed = view.entries.filter((entry) => entry.kind === "evidence.sealed");
  const { content } = openingOf(view.entries).fields;
  return (
    <aside className="beside" aria-label="Policy, evidence and earlier cases">
      <PolicySays pack={pack} clauses={clausesOf(pack, middle)} where={noticesOf(pack, middle)} />
      {content !== "" && (
        <section>
          <h2 className="group">The content</h2>
          <div className="content-quote">
            <UserText text={content.length > 600 ? `${content.slice(0, 600)}…` : content} />
          </div>
        </section>
      )}
      {sealed.length > 0 && (
        <section>
          <h2 className="group">Sealed evidence</h2>
          <EvidenceGrid sealed={sealed} zone={zone} />
        </section>
      )}
      <EarlierCases cases={view.sameAuthor} zone={zone} title="Other cases of this author" />
    </aside>
  );
}

/** The case's standing: steps on the left, the form in the middle, the policy's own words on the right. */
export function Board({ view: seen, pack }: { view: CaseView; pack: PolicyPack }) {
  const view = withRing(seen);
  const { middle, show, said, moves, onRecorded } = useBoard(view);
  const onShow = (id: string) => show({ panel: "step", id });
  const at: AtCase = { view, pack, zone: pack.timeZone, onRecorded, onShow };
  const { summary, progress } = view;
  const nth = earlierCases(view).length + 1;
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div className="workflow">
      <div className="steps-column">
        <h1 tabIndex={-1} id="case-heading" ref={heading}>
          <CaseTitle summary={summary} />
        </h1>
        <p className="sub">
          {summary.platform} · {summary.account.name}
          {nth > 1 && ` · ${ordinal(nth)} case for this author`}
        </p>
        <StepList
          progress={progress}
          half={halfDone(view)}
          entries={view.entries}
          pack={pack}
          zone={pack.timeZone}
          shown={middle?.panel === "step" ? middle.id : null}
          onShow={onShow}
        />
        <Ways at={at} show={show} />
      </div>
      <div>
        {said !== null && (
          <Note tone={said.tone}>
            <p>{said.words}</p>
          </Note>
        )}
        <MiddlePanel at={at} middle={middle} moves={moves} show={show} />
      </div>
      <Beside at={at} middle={middle} />
    </div>
  );
}

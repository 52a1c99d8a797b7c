import { Scale } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { RequestView } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useArrival } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { useArrived } from "../custodians/use-arrived.ts";
import { AnswerPanel } from "../requests/answer-panel.tsx";
import { AskedPanel } from "../requests/asked-panel.tsx";
import { type AtRequest, todayIn, useLooked } from "../requests/at-request.ts";
import { ChangeBar } from "../requests/change-bar.tsx";
import { FindPanel } from "../requests/find-panel.tsx";
import { LawSays } from "../requests/law-says.tsx";
import { RequestStepList } from "../requests/request-step-list.tsx";
import { currentStep, type RequestStepId, requestSteps } from "../requests/request-steps.ts";
import { dueSentence, standingOf } from "../requests/request-words.ts";
import { ReviewPanel } from "../requests/review-panel.tsx";
import { SlipPanel } from "../requests/slip-panel.tsx";
import { useCurrentPack } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useRecords } from "../stores/records.ts";
import { useRequest } from "../stores/requests.ts";

interface MiddleProps {
  readonly title: string;
  /** Was the step chosen on this screen? Only then does its heading take the focus. */
  readonly moved: boolean;
  readonly children: ReactNode;
}

function MovedHeading({ title }: { title: string }) {
  const heading = useArrived<HTMLHeadingElement>();
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  );
}

function Middle({ title, moved, children }: MiddleProps) {
  return (
    <section className="panel request-panel" aria-label={title}>
      {moved ? <MovedHeading title={title} /> : <h2 tabIndex={-1}>{title}</h2>}
      {children}
    </section>
  );
}

function Head({ view, zone }: { view: RequestView; zone: string }) {
  const heading = useArrival<HTMLHeadingElement>();
  const today = todayIn(zone);
  const { row } = view;
  const { words, tone } = standingOf(row, today);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Request by <bdi>{row.requester.name}</bdi>
      </h1>
      <p className="sub">
        <Tag tone={tone}>{words}</Tag> {row.standing === "open" && dueSentence(row, today)}
      </p>
    </>
  );
}

/** Narrow middles have the law beside them; the panels that show pictures and lists take the room. */
const wide: readonly RequestStepId[] = ["choose", "review"];

function Held({ view }: { view: RequestView }) {
  const subject = { kind: "request", id: view.row.id } as const;
  return (
    <>
      {view.row.held && (
        <Note>
          <p>
            <b>On hold.</b> It can’t be disposed of.
          </p>
        </Note>
      )}
      <div className="ways">
        <Button look="quiet" icon={Scale} onPress={() => go({ screen: "retention", subject })}>
          Hold or dispose…
        </Button>
      </div>
    </>
  );
}

function Steps({ view, pack }: { view: RequestView; pack: PolicyPack }) {
  const { id } = view.row;
  const [looked, look] = useLooked(id);
  const [chosen, setChosen] = useState<RequestStepId | null>(null);
  const [words, setWords] = useState("");
  const steps = requestSteps(view, looked);
  const current = currentStep(steps);
  const shown = chosen ?? (view.cases.length === 0 && view.row.standing === "open" ? "asked" : current);
  const at: AtRequest = {
    view,
    pack,
    zone: pack.timeZone,
    fixed: view.row.standing !== "open",
    looked,
    look,
    onShow: setChosen,
  };
  const [isFixedFirst] = useState(at.fixed);
  const panels: Record<RequestStepId, () => ReactNode> = {
    asked: () => <AskedPanel at={at} />,
    choose: () => <FindPanel at={at} />,
    review: () => <ReviewPanel at={at} words={words} onWords={setWords} />,
    slip: () => <SlipPanel at={at} />,
    answer: () => <AnswerPanel at={at} />,
  };
  const lookFor = (name: string) => {
    setWords(name);
    setChosen("review");
  };
  return (
    <div className={wide.includes(shown) ? "workflow request wide" : "workflow request"}>
      <div className="steps-column">
        <Head view={view} zone={pack.timeZone} />
        <RequestStepList steps={steps} current={current} shown={shown} onShow={setChosen} />
        <ChangeBar request={id} onLook={lookFor} />
        <Held view={view} />
      </div>
      <div>
        <Middle
          key={`${shown} ${at.fixed}`}
          title={steps.find((step) => step.id === shown)?.title ?? ""}
          moved={chosen !== null || at.fixed !== isFixedFirst}
        >
          {panels[shown]()}
        </Middle>
      </div>
      {!wide.includes(shown) && (
        <aside className="beside" aria-label="The law and the policy">
          <LawSays pack={pack} provisions={shown === "slip" || shown === "answer"} />
        </aside>
      )}
    </div>
  );
}

/** A records request on its way from what was asked to its answer. */
export function Request({ id }: { id: string }) {
  const row = useRecords()?.requests.find((one) => one.id === id);
  const { view, refused } = useRequest(id, JSON.stringify(row ?? null));
  const pack = useCurrentPack();
  if (view === null || pack === null) return <ErrorNote refused={refused} />;
  if (view.row.disposed) {
    return (
      <Note>
        <p>
          <b>This request is no longer kept.</b> It was disposed of; its place in the log stays.
        </p>
        <Button look="quiet" onPress={() => go({ screen: "retention" })}>
          Show the disposals
        </Button>
      </Note>
    );
  }
  return (
    <>
      <ErrorNote refused={refused} />
      <Steps view={view} pack={pack} />
    </>
  );
}

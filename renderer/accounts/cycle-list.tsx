import { Check, Lock } from "lucide-react";
import { Button } from "../components/button.tsx";
import { capital } from "../format.ts";
import { type CycleLine, type CycleWay, cycleLines, cycleWays, nextStep, stepTitles } from "./account-cycle.ts";
import { showPart, useAtAccount } from "./at-account.ts";

const stateWords: Record<CycleLine["state"], string> = {
  done: "done",
  now: "next",
  shut: "not open yet",
  none: "not noted",
};

function Line({ line, at }: { line: CycleLine; at: number }) {
  return (
    <li className={line.state === "now" ? "open now" : line.state}>
      <span className="mark" aria-hidden="true">
        {line.state === "done" ? <Check size={13} strokeWidth={3} /> : at + 1}
      </span>
      <div className="cycle-step">
        <span className="t">
          {line.title}
          <span className="unseen">, {stateWords[line.state]}</span>
        </span>
        <small>
          <bdi>{line.line}</bdi>
        </small>
      </div>
    </li>
  );
}

function Way({ way, first }: { way: CycleWay; first: boolean }) {
  const { view, doing, tab } = useAtAccount();
  const { id } = view.account;
  if (way.shut !== null) {
    return (
      <li className="shut-way">
        <Lock size={13} aria-hidden="true" />
        <span>
          <span className="t">{stepTitles[way.step]}</span>
          <small>
            {capital(way.shut.because)} ({way.shut.citation}).
          </small>
        </span>
      </li>
    );
  }
  const isOpen = tab === "overview" && doing === way.step;
  return (
    <li>
      <Button
        look={first ? "primary" : "quiet"}
        aria-expanded={isOpen}
        onPress={() => showPart(id, "overview", isOpen ? null : way.step)}
      >
        {stepTitles[way.step]}…
      </Button>
    </li>
  );
}

/** Where the account stands in its life, and what can be done with it now. */
export function CycleList() {
  const { view, pack } = useAtAccount();
  const { account } = view;
  const ways = cycleWays(pack, account);
  const next = nextStep(account.standing);
  return (
    <section aria-label="How far it has come">
      <ol className="steps cycle">
        {cycleLines(pack, account).map((line, at) => (
          <Line key={line.id} line={line} at={at} />
        ))}
      </ol>
      {ways.length > 0 && (
        <ul className="cycle-ways" aria-label="What can be done with it">
          {ways.map((way) => (
            <Way key={way.step} way={way} first={way.step === next} />
          ))}
        </ul>
      )}
    </section>
  );
}

import { ChevronRight } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { DeviceLine as Line } from "../../main/model/device-view.ts";
import { withDays } from "../duties.ts";
import { sourceWords } from "./line-words.ts";
import { QuestionBox } from "./question-box.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

interface DeviceLineProps {
  readonly line: Line;
  readonly zone: string;
  /** Another value is another wish to see this line; null: it is not wished for. */
  readonly wanted: object | null;
}

/** A line that was led to comes into view and takes the focus. */
function useWanted(wanted: object | null, open: () => void): RefObject<HTMLElement | null> {
  const summary = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` alone is the reason
  useEffect(() => {
    if (wanted === null) return;
    open();
    summary.current?.focus({ preventScroll: true });
    summary.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  return summary;
}

function Steps({ steps }: Pick<Line, "steps">) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>What to do on this computer</h3>
      <ol className="device-steps">
        {steps.map((step) => (
          <li key={step}>
            <bdi>{withDays(step, new Date())}</bdi>
          </li>
        ))}
      </ol>
    </>
  );
}

function More({ line, zone }: Pick<DeviceLineProps, "line" | "zone">) {
  const source = sourceWords(line, zone);
  return (
    <div className="device-more">
      <Steps steps={line.steps} />
      {line.ask !== null && <QuestionBox question={line.ask} zone={zone} />}
      {line.why !== "" && (
        <p>
          <span className="t">Why it matters.</span> <bdi>{line.why}</bdi>
        </p>
      )}
      {source !== "" && <small className="faint">{source}</small>}
    </div>
  );
}

/** One line of the checklist: the verdict, what was read and what it means; it opens to what to do. What is to be mended is open. */
export function DeviceLine({ line, zone, wanted }: DeviceLineProps) {
  const [chosen, setOpen] = useState<boolean | null>(null);
  const open = chosen ?? (line.needed && line.verdict === "not-met");
  const summary = useWanted(wanted, () => setOpen(true));
  const now = new Date();
  return (
    <li className="device-line">
      <details
        open={open}
        onToggle={(event) => {
          if (event.currentTarget.open !== open) setOpen(event.currentTarget.open);
        }}
      >
        <summary ref={summary}>
          <VerdictMark line={line} />
          <span className="device-words">
            <span className="device-what">
              <bdi className="t">{line.label}</bdi> {line.reading !== "" && <bdi>{withDays(line.reading, now)}</bdi>}
            </span>
            <bdi className="device-says">{withDays(line.says, now)}</bdi>
          </span>
          <ChevronRight size={16} aria-hidden="true" className="device-turn" />
        </summary>
        {open && <More line={line} zone={zone} />}
      </details>
    </li>
  );
}

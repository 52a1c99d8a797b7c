import { useEffect, useState } from "react";
import type { DeviceCheck, RecordedCheck, RecordedChecks } from "../../main/model/device-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { count, counted, moment } from "../format.ts";
import { named } from "./standing-words.ts";
import { VerdictMark } from "./verdict-mark.tsx";

/** How many are shown before somebody asks for the rest. */
const shownFirst = 5;

/** Who or what the check came from. */
function occasion({ because, by }: RecordedCheck): string {
  if (because === "asked") return `${by} asked for it.`;
  return because === "answered" ? `${by} had answered a question.` : `Custodia looked by itself, at the desk of ${by}.`;
}

/** `Not in order: Updates. Not known: Firewall.` */
function foundWords({ notMet, unknown, verdict }: RecordedCheck): string {
  const found = [
    notMet.length > 0 ? `Not in order: ${named(notMet)}.` : "",
    unknown.length > 0 ? `Not known: ${named(unknown)}.` : "",
  ].filter((words) => words !== "");
  return found.length === 0 && verdict === "met" ? "All that had to be in order was in order." : found.join(" ");
}

function Row({ check, zone }: { check: RecordedCheck; zone: string }) {
  return (
    <li className="row device-earlier">
      <VerdictMark line={{ verdict: check.verdict, needed: true }} />
      <div className="row-text">
        <span className="t">{moment(check.at, zone)}</span>
        <small>
          <bdi>{foundWords(check)}</bdi>
        </small>
        <small className="faint">
          <bdi>{check.platform}</bdi>. <bdi>{occasion(check)}</bdi> Entry no. {count(check.seq)} in the log.
        </small>
      </div>
    </li>
  );
}

/** The log's entries of this workstation, read again after each check. @param last the check that stands */
function useHistory(last: DeviceCheck | null): {
  readonly history: RecordedChecks | null;
  readonly refused: Refused | null;
} {
  const [history, setHistory] = useState<RecordedChecks | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const seq = last?.seq ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is the reason to read again
  useEffect(() => {
    let wanted = true;
    ask("device.history", null).then(
      (read) => {
        if (!wanted) return;
        setHistory(read);
        setRefused(null);
      },
      (error: unknown) => wanted && setRefused(refusedOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [seq]);
  return { history, refused };
}

/** What was found on this computer before: each check is an entry of the log, which nobody can change. */
export function EarlierChecks({ last, zone }: { last: DeviceCheck | null; zone: string }) {
  const { history, refused } = useHistory(last);
  const [isWhole, setWhole] = useState(false);
  const earlier = (history?.checks ?? []).filter(({ seq }) => seq !== last?.seq);
  const shown = isWhole ? earlier : earlier.slice(0, shownFirst);
  if (earlier.length === 0) return <ErrorNote refused={refused} />;
  const unlisted = (history?.all ?? 0) - (history?.checks.length ?? 0);
  return (
    <section aria-label="Earlier checks">
      <h2 className="group">Earlier checks</h2>
      <ErrorNote refused={refused} />
      <ul className="list">
        {shown.map((check) => (
          <Row key={check.seq} check={check} zone={zone} />
        ))}
      </ul>
      {earlier.length > shown.length && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          Show {count(earlier.length - shown.length)} more
        </Button>
      )}
      {isWhole && unlisted > 0 && (
        <p className="form-foot">{counted(unlisted, "older one is", "older ones are")} in the log.</p>
      )}
    </section>
  );
}

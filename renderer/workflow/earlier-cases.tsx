import type { CaseSummary } from "../../main/model/case-view.ts";
import { Button } from "../components/button.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { day } from "../format.ts";
import { lookFor, noFilters, useLog } from "../stores/log.ts";
import { usePack } from "../stores/packs.ts";
import { go } from "../stores/place.ts";

function groundWords(summary: CaseSummary, label: (id: string) => string | undefined): string {
  const words = summary.grounds.map((ground) => label(ground.id) ?? ground.text);
  return words.length === 0 ? "no ground chosen" : words.join(", ");
}

function EarlierCase({ summary, zone }: { summary: CaseSummary; zone: string }) {
  const pack = usePack(summary.policy);
  const label = (id: string) => pack?.grounds.find((ground) => ground.id === id)?.label;
  const notes = [
    groundWords(summary, label),
    summary.messages > 0 ? "message sent" : "",
    summary.waivers > 0 ? "step skipped" : "",
  ];
  return (
    <li>
      <button type="button" className="earlier" onClick={() => go({ screen: "record", id: summary.id })}>
        <span className="earlier-head">
          {day(summary.openedAt, zone)} <OutcomeTag summary={summary} />
        </span>
        <small>{notes.filter(Boolean).join(" · ")}</small>
      </button>
    </li>
  );
}

const shownAtOnce = 5;

/** All cases of an author, in the log. */
function findAll(author: string): void {
  useLog.setState({ filters: noFilters });
  lookFor(author);
  go({ screen: "log" });
}

/** Cases of the same author on the same platform, newest first: repeat violators are named by the policy. [A-6.f.ii] */
export function EarlierCases({ cases, zone, title }: { cases: readonly CaseSummary[]; zone: string; title: string }) {
  const newest = cases[0];
  if (newest === undefined) return null;
  return (
    <section>
      <h2 className="group">{title}</h2>
      <ul className="earlier-list">
        {cases.slice(0, shownAtOnce).map((summary) => (
          <EarlierCase key={summary.id} summary={summary} zone={zone} />
        ))}
      </ul>
      {cases.length > shownAtOnce && (
        <Button look="quiet" small onPress={() => findAll(newest.author)}>
          {`and ${cases.length - shownAtOnce} more`}
        </Button>
      )}
    </section>
  );
}

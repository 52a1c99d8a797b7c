import { useState } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useCaught } from "../custodians/use-arrived.ts";
import { count, counted } from "../format.ts";
import { chooseCases } from "../stores/requests.ts";
import { caseTitle } from "../words.ts";
import type { AtRequest } from "./at-request.ts";
import { FindFilters } from "./find-filters.tsx";
import { FindRow } from "./find-row.tsx";
import { everyId, type FoundCases, filterFault, mostAtOnce, type Search, useFind } from "./use-find.ts";

/** The ticks as the person sees them at once; main’s answer follows. */
function useToggle(at: AtRequest) {
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [refused, setRefused] = useState<Refused | null>(null);
  const ids = new Set(at.view.cases.map(({ summary }) => summary.id));
  const isChosen = (id: string) => pending.get(id) ?? ids.has(id);
  const toggle = async (summary: CaseSummary) => {
    const { id } = summary;
    const wanted = !isChosen(id);
    setRefused(null);
    setPending((now) => new Map(now).set(id, wanted));
    const words = `${caseTitle(summary)} ${wanted ? "chosen" : "taken out"}.`;
    try {
      await chooseCases(at.view.row.id, words, (now) => (wanted ? [...now, id] : now.filter((one) => one !== id)));
    } catch (error) {
      setRefused(refusedOf(error));
    }
    setPending((now) => new Map([...now].filter(([one]) => one !== id)));
  };
  return { isChosen, toggle, refused };
}

function foundWords({ total }: FoundCases): string {
  if (total === null) return "";
  return total.more
    ? `More than ${count(total.cases)} cases match.`
    : `${counted(total.cases, "case matches", "cases match")}.`;
}

function TakeAll({
  at,
  search,
  found,
  chosen,
}: {
  at: AtRequest;
  search: Search;
  found: FoundCases;
  chosen: ReadonlySet<string>;
}) {
  const { row } = at.view;
  const total = found.total?.cases ?? 0;
  const all = useSubmit(async () => {
    const ids = await everyId(search);
    const fresh = ids.filter((id) => !chosen.has(id)).length;
    await chooseCases(row.id, `${counted(fresh, "case")} added.`, (now) => [...new Set([...now, ...ids])]);
  });
  const isAllIn = found.next === null && found.cases.every(({ id }) => chosen.has(id));
  if (at.fixed || total < 2 || isAllIn) return null;
  if (total > mostAtOnce || found.total?.more) {
    return <span className="hint">Narrow it down to {count(mostAtOnce)} or fewer to choose all at once.</span>;
  }
  return (
    <>
      <Button small onPress={() => void all.run()} busy={all.busy}>
        Choose all {count(total)}
      </Button>
      <ErrorNote refused={all.refused} />
    </>
  );
}

function List({ at, cases, label }: { at: AtRequest; cases: readonly CaseSummary[]; label: string }) {
  const { isChosen, toggle, refused } = useToggle(at);
  return (
    <>
      <ErrorNote refused={refused} />
      <ul className="list find-list" aria-label={label}>
        {cases.map((summary) => (
          <FindRow
            key={summary.id}
            summary={summary}
            zone={at.zone}
            chosen={isChosen(summary.id)}
            fixed={at.fixed}
            onToggle={() => void toggle(summary)}
          />
        ))}
      </ul>
    </>
  );
}

function Found({ at, find }: { at: AtRequest; find: ReturnType<typeof useFind> }) {
  const { search, change, found, facets, more } = find;
  const fault = filterFault(search.filters);
  const next = useSubmit(more);
  const chosen = new Set(at.view.cases.map(({ summary }) => summary.id));
  return (
    <section aria-label="Find in the log">
      <FindFilters search={search} facets={facets} onChange={change} />
      <ErrorNote refused={found.refused} />
      <div className="form-row find-line">
        <p role="status" className={fault === null ? "found" : "found field-error"}>
          {fault ?? foundWords(found)}
        </p>
        <TakeAll at={at} search={search} found={found} chosen={chosen} />
      </div>
      {found.cases.length > 0 && <List at={at} cases={found.cases} label="Cases found" />}
      {found.total?.cases === 0 && (
        <p className="hint">Try fewer words, or take a filter away. Words match from their beginning.</p>
      )}
      {found.next !== null && (
        <Button onPress={() => void next.run()} busy={next.busy}>
          Show more
        </Button>
      )}
      <ErrorNote refused={next.refused} />
    </section>
  );
}

/** Finds cases in the log and chooses those that answer the request. */
export function FindPanel({ at }: { at: AtRequest }) {
  const find = useFind(at.view.row.id);
  const chosen = at.view.cases.map(({ summary }) => summary);
  const heading = useCaught<HTMLHeadingElement>(String(chosen.length));
  return (
    <>
      {!at.fixed && <Found at={at} find={find} />}
      <section aria-label="Chosen cases" className="chosen">
        <h3 ref={heading} tabIndex={-1}>
          {chosen.length === 0 ? "Nothing is chosen yet" : `${counted(chosen.length, "case")} chosen`}
        </h3>
        {chosen.length === 0 && !at.fixed && (
          <p className="hint">Tick the cases that answer the request. Nothing goes out by being chosen.</p>
        )}
        {chosen.length > 0 && <List at={at} cases={chosen} label="Chosen cases" />}
      </section>
      {!at.fixed && (
        <div className="form-actions">
          <Button look="primary" onPress={() => at.onShow("review")} isDisabled={chosen.length === 0}>
            Go through them
          </Button>
          {chosen.length === 0 && filterFault(find.search.filters) === null && (
            <Button look="quiet" onPress={() => at.onShow("answer")}>
              There is nothing to find: answer
            </Button>
          )}
        </div>
      )}
    </>
  );
}

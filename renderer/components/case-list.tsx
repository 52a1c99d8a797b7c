import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import { day } from "../format.ts";
import type { CaseSearch } from "../stores/case-search.ts";
import { usePack } from "../stores/packs.ts";
import { OutcomeTag, Tag } from "./tag.tsx";
import { Thumb } from "./thumb.tsx";
import { UserLine } from "./user-text.tsx";

const rowHeight = 58;
/** Two rows stay in sight, whatever stands above the list. */
const leastHeight = 128;
/** Rows from the end at which the next page is read. */
const readAhead = 15;

function groundWords(summary: CaseSummary, label: (id: string) => string | undefined): string {
  if (summary.grounds.length > 0) return summary.grounds.map(({ id, text }) => label(id) ?? text).join(", ");
  return summary.outcomes.includes("case.kept") ? "No ground" : "";
}

function LogRow({ summary, zone }: { summary: CaseSummary; zone: string }) {
  const pack = usePack(summary.policy);
  const label = (id: string) => pack?.grounds.find((ground) => ground.id === id)?.label;
  return (
    <>
      <Thumb file={summary.picture} alt="" />
      <span className="row-text">
        <span className="t">
          <bdi>{summary.author}</bdi>
        </span>
        <small>
          {summary.platform} · <bdi>{summary.account.name}</bdi>
        </small>
      </span>
      <UserLine text={summary.excerpt} className="excerpt" />
      <small className="ellipsis grounds-words">{groundWords(summary, label)}</small>
      <span className="tags">
        <OutcomeTag summary={summary} />
        {summary.waivers > 0 && <Tag tone="warn">Step skipped</Tag>}
      </span>
      <small className="when">{day(summary.openedAt, zone)}</small>
    </>
  );
}

/** Headings for eyes: a screen reader hears each row whole, in this order. */
function LogHead() {
  return (
    <div className="log-row log-head" aria-hidden="true">
      <span className="thumb-place" />
      <small>Author, account</small>
      <small className="excerpt">Text</small>
      <small className="grounds-words">Ground</small>
      <small className="tags">Outcome</small>
      <small className="when">Opened</small>
    </div>
  );
}

interface CaseListProps {
  readonly search: CaseSearch;
  readonly zone: string;
  readonly onOpen: (id: string) => void;
}

/** The cases, newest first; only the rows on the screen exist. */
export function CaseList({ search, zone, onOpen }: CaseListProps) {
  const { cases, next, found } = search.use();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: cases.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (at) => cases[at]?.id ?? at,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next !== null && last >= cases.length - readAhead) void search.more();
  }, [last, next, cases.length, search]);
  const move = (event: KeyboardEvent<HTMLButtonElement>, at: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(Math.max(at + step, 0), cases.length - 1);
    rows.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  };
  return (
    <>
      <LogHead />
      <div
        className="list log-list"
        ref={scroller}
        style={{ minHeight: Math.min(cases.length * rowHeight + 2, leastHeight) }}
      >
        <ul aria-label="Cases" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const summary = cases[index];
            if (summary === undefined) return null;
            return (
              <li
                key={key}
                aria-posinset={index + 1}
                aria-setsize={found && !found.more ? found.cases : -1}
                style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              >
                <button
                  type="button"
                  className="log-row"
                  data-row={index}
                  onClick={() => onOpen(summary.id)}
                  onKeyDown={(event) => move(event, index)}
                >
                  <LogRow summary={summary} zone={zone} />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

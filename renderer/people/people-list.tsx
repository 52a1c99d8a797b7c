import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PersonRow } from "../../main/model/register-view.ts";
import { Tag } from "../components/tag.tsx";
import { count, counted, shortDate } from "../format.ts";
import { go } from "../stores/place.ts";
import { lacksSignature } from "./people-filter.ts";
import type { Asked } from "./people-words.ts";
import { useRowHeight } from "./use-row-height.ts";

/** Two rows stay in sight, whatever stands above the list. */
const leastHeight = 128;

function Signed({ row }: { row: PersonRow }) {
  if (row.signedOn !== null) return <>{shortDate(row.signedOn)}</>;
  if (lacksSignature(row)) return <Tag tone="bad">Missing</Tag>;
  return <span className="faint">–</span>;
}

function Forwarded({ row }: { row: PersonRow }) {
  if (row.forwardedOn !== null) return <>{shortDate(row.forwardedOn)}</>;
  if (row.signedOn !== null && row.left === null) return <Tag tone="warn">Not yet</Tag>;
  return <span className="faint">–</span>;
}

/** What has no column of its own in a narrow window; hidden in a wide one. */
function Narrow({ row }: { row: PersonRow }) {
  const posts = row.accounts === 0 ? "" : counted(row.accounts, "account");
  const roles = row.left === null ? row.roles.join(", ") : `Left ${shortDate(row.left)}`;
  return (
    <>
      <small className="people-narrow-department">
        <bdi>{row.department}</bdi>
        {posts !== "" && ` · ${posts}`}
      </small>
      {roles !== "" && <small className="people-narrow-roles">{roles}</small>}
    </>
  );
}

function Cells({ row, asked }: { row: PersonRow; asked: Asked }) {
  return (
    <>
      <span className="row-text">
        <span className="t">
          <bdi>{row.name}</bdi>
        </span>
        <small>
          <bdi>{row.title}</bdi>
        </small>
        <Narrow row={row} />
      </span>
      <small className="ellipsis people-department">
        <bdi>{row.department}</bdi>
      </small>
      <small className="ellipsis people-roles">
        {row.left === null ? row.roles.join(", ") : <Tag>Left {shortDate(row.left)}</Tag>}
      </small>
      <small className="people-count">
        <span aria-hidden="true">{row.accounts === 0 ? <span className="faint">–</span> : count(row.accounts)}</span>
        <span className="unseen">{counted(row.accounts, "account")}</span>
      </small>
      {asked.signature && (
        <small className="people-day">
          <span className="unseen">signed </span>
          <Signed row={row} />
        </small>
      )}
      {asked.forwarding && (
        <small className="people-day">
          <span className="unseen">forwarded </span>
          <Forwarded row={row} />
        </small>
      )}
    </>
  );
}

/** Headings for eyes: a screen reader hears each row whole, in this order. */
function Head({ asked, shape }: { asked: Asked; shape: string }) {
  return (
    <div className={`people-row people-head ${shape}`} aria-hidden="true">
      <small>Name, title</small>
      <small className="people-department">Department</small>
      <small className="people-roles">Roles</small>
      <small className="people-count">Accounts</small>
      {asked.signature && <small className="people-day">Signed</small>}
      {asked.forwarding && <small className="people-day">Forwarded</small>}
    </div>
  );
}

interface ListProps {
  readonly rows: readonly PersonRow[];
  /** What this policy asks to be signed and forwarded. */
  readonly asked: Asked;
}

/** Only the rows on the screen exist. `rowHeight` in pixels. */
function useRows(rows: readonly PersonRow[], rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to measure again
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const move = (event: KeyboardEvent<HTMLButtonElement>, at: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -at, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(Math.max(at + step, 0), rows.length - 1);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  };
  return { scroller, virtual, move };
}

/** The people, by name. */
export function PeopleList({ rows, asked }: ListProps) {
  const rowHeight = useRowHeight();
  const { scroller, virtual, move } = useRows(rows, rowHeight);
  const shape = asked.forwarding ? "" : asked.signature ? "no-forwarding" : "no-signature";
  const minHeight = Math.min(rows.length * rowHeight + 2, leastHeight);
  return (
    <>
      <Head asked={asked} shape={shape} />
      <div className="list log-list" ref={scroller} style={{ minHeight }}>
        <ul aria-label="People" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: rowHeight };
            return (
              <li key={key} aria-posinset={index + 1} aria-setsize={rows.length} style={place}>
                <button
                  type="button"
                  className={`people-row ${shape}`}
                  data-row={index}
                  onClick={() => go({ screen: "person", id: row.id })}
                  onKeyDown={(event) => move(event, index)}
                >
                  <Cells row={row} asked={asked} />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { AccountRow } from "../../main/model/register-view.ts";
import { Tag } from "../components/tag.tsx";
import { useMedia } from "../components/use-media.ts";
import { count, counted } from "../format.ts";
import { rowAfter } from "../vault/credential-list.tsx";
import type { ListLine } from "./account-filter.ts";
import { pressingWords, reviewWords, standingTag, usersWords } from "./account-words.ts";

const rowHeight = 58;
/** In a narrow window what stands in columns otherwise stands in a second line (styles/register.css). */
const narrow = "(max-width: 64rem)";
const narrowRowHeight = 82;
const headingHeight = 42;
/** Two rows stay in sight, whatever stands above the list. */
const leastHeight = 160;

interface CellsProps {
  readonly row: AccountRow;
  readonly wantsCoordinator: boolean;
  readonly now: Date;
}

function Cells({ row, wantsCoordinator, now }: CellsProps) {
  const { words, tone } = standingTag(row.standing);
  const pressing = pressingWords(row);
  const isInUse = row.standing === "active";
  const review = reviewWords(row, now);
  const users = usersWords(row);
  return (
    <>
      <span className="row-text">
        <bdi className="t">{row.name}</bdi>
        <small>
          {row.platform} · <bdi>{row.handle}</bdi>
        </small>
      </span>
      <span className="standing-cell">
        <Tag tone={tone}>{words}</Tag>
      </span>
      <span className="more-cells">
        <small className="ellipsis coordinator-cell">
          {(row.coordinator !== null || (isInUse && wantsCoordinator)) && (
            <span className="unseen cell-label">coordinator: </span>
          )}
          {row.coordinator !== null && <bdi>{row.coordinator}</bdi>}
          {row.coordinator === null && isInUse && wantsCoordinator && (
            <span className="warn-ink">nobody designated</span>
          )}
        </small>
        <small className="users-cell">
          {users !== "" && <span className="unseen cell-label">can post: </span>}
          {row.users === 0 && isInUse ? <span className="warn-ink">nobody</span> : users}
        </small>
        <small className="review-cell">
          {review !== "" && <span className="unseen cell-label">last round: </span>}
          {review === "never" ? <span className="warn-ink">never</span> : review}
        </small>
      </span>
      <span className="pressing-cell">{pressing !== "" && <Tag tone="bad">{pressing}</Tag>}</span>
    </>
  );
}

/** Headings for eyes: a screen reader hears each row whole, in this order. */
function Head() {
  return (
    <div className="account-line account-list-head" aria-hidden="true">
      <small>Account</small>
      <small>How it stands</small>
      <small className="coordinator-cell">Coordinator</small>
      <small className="users-cell">Can post</small>
      <small className="review-cell">Last round</small>
      <small className="pressing-cell">Now</small>
    </div>
  );
}

function Heading({
  line,
  onOpen,
}: {
  line: Extract<ListLine, { kind: "department" }>;
  onOpen: (name: string) => void;
}) {
  return (
    <div className="account-group">
      <h2>
        <button type="button" className="name-link" onClick={() => onOpen(line.name)}>
          <bdi>{line.name}</bdi>
        </button>
      </h2>
      <small className="faint">
        {counted(line.accounts, "account")}
        {line.pressing > 0 && `, ${count(line.pressing)} in need`}
      </small>
    </div>
  );
}

interface ListProps {
  readonly lines: readonly ListLine[];
  /** Does the policy want one named? */
  readonly wantsCoordinator: boolean;
  readonly onOpen: (id: string) => void;
  readonly onDepartment: (name: string) => void;
}

/** The accounts under their departments; only the rows on the screen exist. */
export function AccountList({ lines, wantsCoordinator, onOpen, onDepartment }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const accountHeight = useMedia(narrow) ? narrowRowHeight : rowHeight;
  const now = new Date();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === "department" ? headingHeight : accountHeight),
    overscan: 8,
    getItemKey: (at) => {
      const line = lines[at];
      return line === undefined ? at : line.kind === "account" ? line.row.id : `department ${line.name}`;
    },
  });
  // Sizes are remembered until they are said to be others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `accountHeight` is the reason
  useEffect(() => virtual.measure(), [virtual, accountHeight]);
  const move = (event: KeyboardEvent<HTMLElement>, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    let to = rowAfter(event.key, at, lines.length);
    if (to === null) return;
    event.preventDefault();
    // A heading is passed over in the direction of the step; above the first there is nothing.
    if (lines[to]?.kind === "department") to = to < at && to > 0 ? to - 1 : to + 1;
    const target = to;
    virtual.scrollToIndex(target);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus());
  };
  return (
    <>
      <Head />
      <div
        className="list log-list account-list"
        ref={scroller}
        style={{ minHeight: Math.min(virtual.getTotalSize() + 2, leastHeight) }}
      >
        <ul aria-label="Accounts" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: size };
            return (
              <li key={key} style={place} aria-posinset={index + 1} aria-setsize={lines.length}>
                {line.kind === "department" ? (
                  <Heading line={line} onOpen={onDepartment} />
                ) : (
                  <button
                    type="button"
                    className="account-line"
                    data-row={index}
                    onClick={() => onOpen(line.row.id)}
                    onKeyDown={(event) => move(event, index)}
                  >
                    <Cells row={line.row} wantsCoordinator={wantsCoordinator} now={now} />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

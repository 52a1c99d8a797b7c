import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ListLine } from "../../main/model/register/account-list.ts";
import type { AccountRow } from "../../main/model/register-view.ts";
import { Tag } from "../components/tag.tsx";
import { useMedia } from "../components/use-media.ts";
import { count, counted } from "../format.ts";
import { rowAfter } from "../vault/credential-list.tsx";
import { pressingWords, reviewWords, standingTag, usersWords } from "./account-words.ts";

const rowHeight = 58;
/** In a narrow window what stands in columns otherwise stands in a second line (styles/register.css). */
const narrow = "(max-width: 64rem)";
const narrowRowHeight = 82;
const headingHeight = 42;
/** Two rows stay in sight, whatever stands above the list. */
const leastHeight = 160;

function Coordinator({ row: { coordinator, standing } }: { row: AccountRow }) {
  const isMissed = coordinator === null && standing === "active";
  return (
    <small className="ellipsis coordinator-cell">
      {(coordinator !== null || isMissed) && <span className="unseen cell-label">coordinator: </span>}
      {coordinator !== null && <bdi>{coordinator}</bdi>}
      {isMissed && <span className="warn-ink">nobody designated</span>}
    </small>
  );
}

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
        {wantsCoordinator && <Coordinator row={row} />}
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

/** There is a column less where the policy wants no coordinator. */
function lineClass(wantsCoordinator: boolean): string {
  return wantsCoordinator ? "account-line" : "account-line few";
}

/** Headings for eyes: a screen reader hears each row whole, in this order. */
function Head({ wantsCoordinator }: Pick<CellsProps, "wantsCoordinator">) {
  return (
    <div className={`${lineClass(wantsCoordinator)} account-list-head`} aria-hidden="true">
      <small>Account</small>
      <small>How it stands</small>
      {wantsCoordinator && <small className="coordinator-cell">Coordinator</small>}
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
  /** false: more lines are on their way. */
  readonly isWhole: boolean;
  /** Does the policy want one named? */
  readonly wantsCoordinator: boolean;
  readonly onOpen: (id: string) => void;
  readonly onDepartment: (name: string) => void;
}

function keyOf(line: ListLine | undefined, at: number): string | number {
  if (line === undefined) return at;
  return line.kind === "account" ? line.row.id : `department ${line.name}`;
}

/** The row to which a key leads; null: to none. A heading is passed over in the direction of the step; above the first is nothing. */
function rowTo(event: KeyboardEvent, at: number, lines: readonly ListLine[]): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const to = rowAfter(event.key, at, lines.length);
  if (to === null || lines[to]?.kind !== "department") return to;
  return to < at && to > 0 ? to - 1 : to + 1;
}

/** Only the lines on the screen exist. */
function useLines(lines: readonly ListLine[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const accountHeight = useMedia(narrow) ? narrowRowHeight : rowHeight;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === "department" ? headingHeight : accountHeight),
    overscan: 8,
    getItemKey: (at) => keyOf(lines[at], at),
  });
  // Sizes are remembered until they are said to be others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `accountHeight` is the reason
  useEffect(() => virtual.measure(), [virtual, accountHeight]);
  const move = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const to = rowTo(event, at, lines);
    if (to === null) return;
    event.preventDefault();
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  };
  return { scroller, virtual, move };
}

/** The accounts under their departments. */
export function AccountList({ lines, isWhole, wantsCoordinator, onOpen, onDepartment }: ListProps) {
  const { scroller, virtual, move } = useLines(lines);
  const now = new Date();
  const draw = (line: ListLine, index: number) =>
    line.kind === "department" ? (
      <Heading line={line} onOpen={onDepartment} />
    ) : (
      <button
        type="button"
        className={lineClass(wantsCoordinator)}
        data-row={index}
        onClick={() => onOpen(line.row.id)}
        onKeyDown={(event) => move(event, index)}
      >
        <Cells row={line.row} wantsCoordinator={wantsCoordinator} now={now} />
      </button>
    );
  const height = virtual.getTotalSize();
  return (
    <>
      <Head wantsCoordinator={wantsCoordinator} />
      <div
        className="list log-list account-list"
        ref={scroller}
        style={{ minHeight: Math.min(height + 2, leastHeight) }}
      >
        <ul aria-label="Accounts" aria-busy={!isWhole} style={{ height }}>
          {virtual.getVirtualItems().map(({ index, start, size, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: size };
            return (
              <li key={key} style={place} aria-posinset={index + 1} aria-setsize={isWhole ? lines.length : -1}>
                {draw(line, index)}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

import { useVirtualizer } from "@tanstack/react-virtual";
import { UserRound } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import type { CredentialRow } from "../../main/model/vault-view.ts";
import { leastCustodians } from "./filter.ts";
import { Tile } from "./tile.tsx";
import { rowTag } from "./words.ts";

const rowHeight = 56;
/** Two rows stay in sight, whatever stands above the list. */
const leastHeight = 2 * rowHeight + 2;
/** Rows that Page Up and Page Down go over. */
const page = 8;

/** Where a key leads from row `at`, of `size` rows; null: it is none of these keys. */
export function rowAfter(key: string, at: number, size: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? size - 1 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: size - 1,
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return to === undefined || size === 0 ? null : Math.min(Math.max(to, 0), size - 1);
}

function Row({ row, marksAlone }: { row: CredentialRow; marksAlone: boolean }) {
  const tag = rowTag(row);
  return (
    <>
      <Tile label={row.label} />
      <span className="row-text">
        <bdi className="t">{row.label}</bdi>
        <small>
          <bdi>{row.username || "no user name"}</bdi>
        </small>
      </span>
      <span className="cred-marks">
        {tag !== null && <span className={`tag ${tag.tone}`}>{tag.words}</span>}
        {marksAlone && row.proved < leastCustodians && (
          <span title="Opened by one person only" className="alone-mark">
            <UserRound size={14} aria-label="Opened by one person only" />
          </span>
        )}
      </span>
    </>
  );
}

interface ListProps {
  readonly rows: readonly CredentialRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** The person goes on into the credential itself. */
  readonly onEnter: () => void;
  /** Any other key that writes something goes to the search box. */
  readonly onType: () => void;
  /** With one custodian in office every row would carry the mark: then the heading says it once. */
  readonly marksAlone: boolean;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The credentials; only the rows on the screen exist. The focus stays on the list, and the chosen row is its active descendant. */
export function CredentialList({ rows, selected, onSelect, onEnter, onType, marksAlone, list }: ListProps) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  const at = rows.findIndex((row) => row.id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = rowAfter(event.key, at, rows.length);
    const next = to === null ? undefined : rows[to];
    if (next !== undefined) {
      event.preventDefault();
      return onSelect(next.id);
    }
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      return onEnter();
    }
    if (event.key.length === 1 && event.key !== " ") onType();
  };
  return (
    <div
      ref={list}
      className="cred-list"
      role="listbox"
      tabIndex={0}
      style={{ minHeight: Math.min(rows.length * rowHeight + 2, leastHeight) }}
      aria-label="Credentials"
      aria-activedescendant={at >= 0 ? `credential-${selected}` : undefined}
      onKeyDown={press}
      onFocus={() => {
        const [first] = rows;
        if (at < 0 && first !== undefined && list.current?.matches(":focus-visible")) onSelect(first.id);
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className="cred-rows">
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox holds the focus and handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant instead
            <div
              key={key}
              id={`credential-${row.id}`}
              role="option"
              aria-selected={row.id === selected}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="cred-row"
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              onClick={() => onSelect(row.id)}
            >
              <Row row={row} marksAlone={marksAlone} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

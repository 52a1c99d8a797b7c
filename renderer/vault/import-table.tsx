import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ImportRow } from "../../preload/contract.ts";
import { Tag } from "../components/tag.tsx";
import type { Tone } from "../words.ts";
import { holdsInWords, standingWords } from "./import-draft.ts";

const rowHeight = 52;
/** So many rows are in sight, of a longer list. */
const inSight = 8;

const tones: Record<ImportRow["standing"], Tone> = { new: "good", duplicate: "plain", differs: "warn" };

interface TableProps {
  readonly rows: readonly ImportRow[];
  readonly ticks: ReadonlySet<number>;
  readonly onTick: (index: number) => void;
}

/** What the file holds, against what the vault holds; only the rows on the screen exist. */
export function ImportTable({ rows, ticks, onTick }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (at) => rows[at]?.index ?? at,
  });
  return (
    <div className="list import-list" ref={scroller} style={{ height: Math.min(rows.length, inSight) * rowHeight + 2 }}>
      <ul aria-label="What the file holds" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start, key }) => {
          const row = rows[at];
          if (row === undefined) return null;
          return (
            <li
              key={key}
              aria-posinset={at + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            >
              <label className="import-row">
                <input type="checkbox" checked={ticks.has(row.index)} onChange={() => onTick(row.index)} />
                <span className="row-text">
                  <bdi className="t">{row.label}</bdi>
                  <small>
                    <bdi>{row.username || "no user name"}</bdi>
                    {row.group !== "" && (
                      <>
                        {" · "}
                        <bdi>{row.group}</bdi>
                      </>
                    )}
                  </small>
                </span>
                <small className="import-holds">{holdsInWords(row)}</small>
                <span className="import-standing">
                  <Tag tone={tones[row.standing]}>{standingWords[row.standing]}</Tag>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

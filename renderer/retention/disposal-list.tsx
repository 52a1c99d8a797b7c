import type { DisposalView } from "../../main/model/records-view.ts";
import { plainDate } from "../format.ts";
import { toWallDate } from "../zoned-time.ts";
import { disposalWords, entryWords } from "./retention-words.ts";

/** What was disposed of: by which authority, why, and who approved it. */
export function DisposalList({ disposals, zone }: { disposals: readonly DisposalView[]; zone: string }) {
  return (
    <ul className="list" aria-label="Disposals">
      {disposals.map((one) => (
        <li key={one.seq} className="row">
          <div className="row-text">
            <span className="t wraps">
              {disposalWords(one)}: <bdi>{one.authority}</bdi>
            </span>
            <small className="wraps">
              <bdi>{one.reason}</bdi>
            </small>
            <small className="wraps">
              {plainDate(toWallDate(one.at, zone))}, by <bdi>{one.by.name}</bdi>, approved by{" "}
              <bdi>{one.approvedBy.name}</bdi>, <bdi>{one.approvedBy.role}</bdi> · {entryWords(one.seq)}
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}

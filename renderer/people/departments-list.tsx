import type { ReactNode } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { DepartmentRow } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { firstCitation } from "../custodians/custody-words.ts";
import { counted, shortDate } from "../format.ts";
import { go } from "../stores/place.ts";
import { departmentGaps, type Gap } from "./department-words.ts";

function Cell({ label, gap, children }: { label: string; gap: boolean; children: ReactNode }) {
  return (
    <small className="department-cell">
      <span className="department-label">{label}</span>{" "}
      {gap ? <Tag tone="warn">None</Tag> : (children ?? <span className="faint">–</span>)}
    </small>
  );
}

interface RowProps {
  readonly row: DepartmentRow;
  readonly pack: PolicyPack;
}

function Row({ row, pack }: RowProps) {
  const { designation, workplan } = pack.register;
  const gaps = departmentGaps(row, pack);
  const lacks = (gap: Gap) => gaps.includes(gap);
  return (
    <li className="row department-row">
      <span className="row-text">
        <span className="t">
          <bdi>{row.name}</bdi>
        </span>
        <small>
          {counted(row.accounts, "account")} · {counted(row.people, "person", "people")}
        </small>
      </span>
      {designation !== null && (
        <Cell label="Coordinator" gap={lacks("coordinator")}>
          {row.coordinator && <bdi>{row.coordinator}</bdi>}
        </Cell>
      )}
      <Cell label="Director" gap={false}>
        {row.director && <bdi>{row.director}</bdi>}
      </Cell>
      {workplan !== null && (
        <Cell label="Workplan" gap={lacks("workplan")}>
          {row.workplan && `of ${shortDate(row.workplan)}`}
        </Cell>
      )}
      <Button
        look={gaps.length > 0 ? "plain" : "quiet"}
        aria-label={`Show: ${row.name}`}
        onPress={() => go({ screen: "department", name: row.name })}
      >
        Show
      </Button>
    </li>
  );
}

/** Headings for eyes; each cell says its own to a screen reader, and on a narrow screen. */
function Head({ pack }: { pack: PolicyPack }) {
  const { designation, workplan } = pack.register;
  return (
    <div className="row department-row department-head" aria-hidden="true">
      <small>Department</small>
      {designation !== null && <small>Coordinator</small>}
      <small>Director</small>
      {workplan !== null && <small>Workplan</small>}
      <span />
    </div>
  );
}

/** What the policy wants of a department, in a line with its sections. */
function Wanted({ pack }: { pack: PolicyPack }) {
  const { designation, workplan } = pack.register;
  if (designation === null && workplan === null) return null;
  return (
    <p className="hint list-cite">
      The policy wants of a department with accounts
      {designation !== null && ` a designated coordinator (${firstCitation(pack, designation.clauses)})`}
      {designation !== null && workplan !== null && " and"}
      {workplan !== null && ` a workplan (${firstCitation(pack, workplan.clauses)})`}.
    </p>
  );
}

/** The departments: who coordinates, who directs, and whether there is a workplan. [A-5.a.ii, A-6.a] */
export function DepartmentsList({ rows, pack }: { rows: readonly DepartmentRow[]; pack: PolicyPack }) {
  if (rows.length === 0) {
    return (
      <div className="nothing">
        <h2>No department yet</h2>
        <p>A department is there as soon as an account or a person belongs to it.</p>
      </div>
    );
  }
  return (
    <div className={pack.register.designation === null ? "departments few" : "departments"}>
      <Head pack={pack} />
      <ul className="list" aria-label="Departments">
        {rows.map((row) => (
          <Row key={row.name} row={row} pack={pack} />
        ))}
      </ul>
      <Wanted pack={pack} />
    </div>
  );
}

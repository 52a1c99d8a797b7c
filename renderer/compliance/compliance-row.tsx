import { type ReactNode, useState } from "react";
import type { ComplianceRow, Finding } from "../../main/model/compliance-view.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { withDays } from "../duties.ts";
import { count, plainDate } from "../format.ts";
import { sinceWords, verdictWords } from "./compliance-words.ts";

function Findings({ title, findings, more = 0 }: { title: string; findings: readonly Finding[]; more?: number }) {
  if (findings.length === 0) return null;
  return (
    <div className="findings">
      <h3>{title}</h3>
      <ul>
        {findings.map(({ what, on }) => (
          <li key={`${on} ${what}`}>
            <bdi>{withDays(what, new Date())}</bdi>
            {on !== null && <small className="when">{plainDate(on)}</small>}
          </li>
        ))}
        {more > 0 && <li className="faint">and {count(more)} more</li>}
      </ul>
    </div>
  );
}

/** What the verdict rests on that is not the policy’s. */
function Notes({ notes }: Pick<ComplianceRow, "notes">) {
  return notes.map((note) => (
    <small key={note} className="faint">
      <bdi>{withDays(note, new Date())}</bdi>
    </small>
  ));
}

/** More passages than this are folded: a list of grounds is long. */
const mostPassages = 2;

function Passages({ clauses }: Pick<ComplianceRow, "clauses">) {
  const [all, setAll] = useState(clauses.length <= mostPassages);
  const shown = all ? clauses : clauses.slice(0, 1);
  return (
    <>
      {shown.map(({ citation, text }) => (
        <blockquote key={`${citation} ${text}`} className="quote">
          {text}
          <cite>{citation}</cite>
        </blockquote>
      ))}
      {!all && (
        <Button look="quiet" small onPress={() => setAll(true)}>
          Read the other {count(clauses.length - 1)} passages
        </Button>
      )}
    </>
  );
}

/** One duty of the policy: its words, whether it is met, since when, and what shows it. `children`: what can be done about it. */
export function ComplianceRowPanel({ row, children }: { row: ComplianceRow; children?: ReactNode }) {
  const { tag, tone } = verdictWords[row.verdict];
  return (
    <li className="compliance-row" aria-label={`${row.row}: ${tag}`}>
      <div className="compliance-verdict">
        <Tag tone={tone}>{tag}</Tag>
        <small className="when">{sinceWords(row)}</small>
      </div>
      <div className="compliance-text">
        <Passages clauses={row.clauses} />
        <Findings
          title={row.verdict === "unknown" ? "Why it is not known" : "What is missing"}
          findings={row.findings}
          more={row.more}
        />
        {children}
        <Findings title="What shows it" findings={row.evidence} />
        <Notes notes={row.notes} />
      </div>
    </li>
  );
}

import { useAtAccount } from "./at-account.ts";

/** The policy’s own words on one line, folded under their citation. */
export function PolicyWords({ clauses }: { clauses: readonly string[] }) {
  const { pack } = useAtAccount();
  const passages = clauses.flatMap((id) => pack.clauses.filter((clause) => clause.id === id));
  if (passages.length === 0) return null;
  return (
    <details className="policy-words">
      <summary>The policy says: {passages.map(({ citation }) => citation).join("; ")}</summary>
      {passages.map((clause) => (
        <blockquote key={clause.id} className="quote">
          {clause.text}
          <cite>{clause.citation}</cite>
        </blockquote>
      ))}
    </details>
  );
}

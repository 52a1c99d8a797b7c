import type { Notice, PolicyPack } from "../../main/model/policy-pack.ts";

interface PolicySaysProps {
  readonly pack: PolicyPack;
  /** Clause ids, the most important first. */
  readonly clauses: readonly string[];
  /** Which standing reminders belong here. */
  readonly where: readonly Notice["where"][];
}

/** The policy's own words beside the form, with their citation. */
export function PolicySays({ pack, clauses, where }: PolicySaysProps) {
  const passages = [...new Set(clauses)].flatMap((id) => pack.clauses.filter((clause) => clause.id === id));
  const notices = pack.notices.filter((notice) => where.includes(notice.where));
  return (
    <section aria-label="The policy">
      {passages.length > 0 && <h2 className="group">The policy says</h2>}
      {passages.map((clause) => (
        <blockquote key={clause.id} className="quote">
          {clause.text}
          <cite>{clause.citation}</cite>
        </blockquote>
      ))}
      {notices.map((notice) => (
        <p key={notice.text} className="notice">
          {notice.text}
          <cite>{pack.clauses.find((clause) => clause.id === notice.clause)?.citation}</cite>
        </p>
      ))}
    </section>
  );
}

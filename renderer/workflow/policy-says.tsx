import { useState } from "react";
import type { Clause, Notice, PolicyPack } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";

interface PolicySaysProps {
  readonly pack: PolicyPack;
  /** Clause ids, the most important first. */
  readonly clauses: readonly string[];
  /** Which standing reminders belong here. */
  readonly where: readonly Notice["where"][];
}

/** Longer passages are folded. */
const folded = 480;

function Quote({ clause }: { clause: Clause }) {
  const [whole, setWhole] = useState(clause.text.length <= folded);
  const cut = clause.text.lastIndexOf(" ", folded - 80);
  return (
    <blockquote className="quote">
      {whole ? clause.text : `${clause.text.slice(0, cut)} …`}
      {!whole && (
        <Button look="quiet" small onPress={() => setWhole(true)}>
          Read all
        </Button>
      )}
      <cite>{clause.citation}</cite>
    </blockquote>
  );
}

/** The policy's own words beside the form, with their citation. */
export function PolicySays({ pack, clauses, where }: PolicySaysProps) {
  const passages = [...new Set(clauses)].flatMap((id) => pack.clauses.filter((clause) => clause.id === id));
  const notices = pack.notices.filter((notice) => where.includes(notice.where));
  return (
    <section aria-label="The policy">
      {passages.length > 0 && <h2 className="group">The policy says</h2>}
      {passages.map((clause) => (
        <Quote key={clause.id} clause={clause} />
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

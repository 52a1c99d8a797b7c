import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { PolicySays } from "../workflow/policy-says.tsx";

/** The law on requests, the pack’s own clauses, and the provisions under which something may be withheld. */
export function LawSays({ pack, provisions = false }: { pack: PolicyPack; provisions?: boolean }) {
  const { law, authority } = pack.records;
  return (
    <>
      <section aria-label="The law">
        <h2 className="group">The law says</h2>
        <blockquote className="quote">
          {law.says}
          <cite>{law.citation}</cite>
        </blockquote>
      </section>
      <PolicySays pack={pack} clauses={authority.clauses} where={[]} />
      {provisions && (
        <section aria-label="Provisions">
          <h2 className="group">What may be withheld</h2>
          {pack.records.provisions.map((one) => (
            <p key={one.id} className="notice">
              {one.text}
              <cite>{one.citation}</cite>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { DisposalPlan, RecordsDesk, Subject } from "../../main/model/records-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { go } from "../stores/place.ts";
import { DisposalForm } from "./disposal-form.tsx";
import { HoldForm } from "./hold-forms.tsx";
import { HoldList } from "./hold-list.tsx";
import { against, isSameSubject, subjectWord } from "./retention-words.ts";

/** What a disposal would take away; asked again whenever a hold has changed. */
function usePlan(subject: Subject, changed: string): { plan: DisposalPlan | null; refused: Refused | null } {
  const [plan, setPlan] = useState<DisposalPlan | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const { kind, id } = subject;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` is the reason to ask again
  useEffect(() => {
    let gone = false;
    ask("retention.plan", { subject: { kind, id } }).then(
      (reply) => {
        if (gone) return;
        setPlan(reply);
        setRefused(null);
      },
      (error: unknown) => !gone && setRefused(refusedOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [kind, id, changed]);
  return { plan, refused };
}

function Disposal({ subject, changed }: { subject: Subject; changed: string }) {
  const { plan, refused } = usePlan(subject, changed);
  const [isOpen, setOpen] = useState(false);
  if (plan === null || refused !== null) return <ErrorNote refused={refused} />;
  const reasons = against(plan);
  if (reasons.length > 0) {
    return (
      <Note>
        <p>
          <b>It can’t be disposed of now.</b>
        </p>
        <ul className="plain-list">
          {reasons.map((reason) => (
            <li key={reason}>
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
        {plan.requests[0] !== undefined && (
          <Button look="quiet" onPress={() => go({ screen: "request", id: plan.requests[0] ?? "" })}>
            Show the request
          </Button>
        )}
      </Note>
    );
  }
  if (isOpen) return <DisposalForm plan={plan} onClose={() => setOpen(false)} />;
  return (
    <>
      <p>
        Nothing is ever disposed of by itself. It takes the authority that allows it and a second person who approves
        it.
      </p>
      <div className="form-actions">
        <Button onPress={() => setOpen(true)}>Prepare the disposal…</Button>
      </div>
    </>
  );
}

/** One case or request: its holds, and its disposal. */
export function SubjectPanels({ subject, desk, zone }: { subject: Subject; desk: RecordsDesk; zone: string }) {
  const holds = desk.holds.filter((hold) => isSameSubject(hold.subject, subject));
  const isHeld = holds.some(({ lifted }) => lifted === null);
  const word = subjectWord(subject);
  return (
    <div className="retention-panels">
      <section className="panel" aria-label="Disposal">
        <h2>Dispose of the {word}</h2>
        <Disposal subject={subject} changed={JSON.stringify(holds)} />
      </section>
      <section className="panel" aria-label="Hold">
        <h2>Hold</h2>
        <p className="sub">
          {isHeld ? `The ${word} is on hold.` : `While a hold stands, the ${word} can’t be disposed of.`}
        </p>
        {holds.length > 0 && <HoldList holds={holds} zone={zone} alone />}
        {!isHeld && <HoldForm subject={subject} />}
      </section>
    </div>
  );
}

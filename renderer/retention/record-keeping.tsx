import { Archive, Siren } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { go } from "../stores/place.ts";
import { loadRecords, useRecords } from "../stores/records.ts";

interface RecordKeepingProps {
  /** Id of the case. */
  readonly id: string;
  readonly account: string;
}

/** What else can be done with a case's record: report it to IT, keep it, dispose of it. [A-6.e.i, A-6.h.ii] */
export function RecordKeeping({ id, account }: RecordKeepingProps) {
  const desk = useRecords();
  useEffect(() => {
    // The buttons work without it; the screens that they lead to say what is wrong.
    loadRecords().catch(() => {});
  }, []);
  const holds = desk?.holds.filter(({ subject, lifted }) => lifted === null && subject.id === id) ?? [];
  return (
    <section>
      <h2 className="group">Keeping the record</h2>
      {holds.length > 0 && (
        <Note tone="warn">
          <p className="note-what">On legal hold.</p>
          <p>
            <bdi>{holds[0]?.reason}</bdi>
          </p>
        </Note>
      )}
      <div className="stacked-actions">
        <Button small icon={Archive} onPress={() => go({ screen: "retention", subject: { kind: "case", id } })}>
          Hold or dispose…
        </Button>
        <Button small icon={Siren} onPress={() => go({ screen: "incidents", report: { account, ofCase: id } })}>
          Report an incident…
        </Button>
      </div>
    </section>
  );
}

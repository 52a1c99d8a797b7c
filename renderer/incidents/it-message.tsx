import { FileDown } from "lucide-react";
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { IncidentRow } from "../../main/model/records-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { CopyBox } from "../packages/copy-box.tsx";
import { announce } from "../stores/announcer.ts";
import { doWork, useWork } from "../stores/work.ts";

function useMessage(id: string): { text: string | null; refused: Refused | null } {
  const [text, setText] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    let gone = false;
    ask("incidents.message", { id }).then(
      (reply) => !gone && setText(reply.text),
      (error: unknown) => !gone && setRefused(refusedOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [id]);
  return { text, refused };
}

/** The message for IT: to copy into a mail, or to save with its files. Sending it is up to the person. */
export function ItMessage({ incident }: { incident: IncidentRow }) {
  const { text, refused } = useMessage(incident.id);
  const [saved, setSaved] = useState<string | null>(null);
  const isWorking = useWork(({ running }) => running !== null);
  const save = useSubmit(async () => {
    setSaved(null);
    const reply = await doWork("incident", () => ask("incidents.save", { id: incident.id }));
    if (reply === null) return;
    setSaved(reply.saved);
    announce(`“${reply.saved}” saved.`, true);
  });
  if (text === null) return <ErrorNote refused={refused} />;
  return (
    <section aria-label="The message for IT">
      <h3>The message for IT</h3>
      <p className="hint">Custodia sends nothing by itself: copy it into a mail, or save it and attach it.</p>
      <CopyBox label="Message" text={text} />
      <div className="form-row">
        <Button icon={FileDown} onPress={() => void save.run()} busy={save.busy} isDisabled={isWorking}>
          {incident.evidence.length > 0 ? "Save it with its files…" : "Save it…"}
        </Button>
        {saved !== null && (
          <span role="status" className="hint">
            “<bdi>{saved}</bdi>” saved.
          </span>
        )}
      </div>
      <ErrorNote refused={save.refused} />
    </section>
  );
}

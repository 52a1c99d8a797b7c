import { useState } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { relativeDay } from "../format.ts";
import { go } from "../stores/place.ts";
import { caseTitle } from "../words.ts";
import { findLeftOut } from "./left-out-cases.ts";

/** The cases behind “a step was left out”: looked up when somebody wants them. [A-6.f.ii] */
export function LeftOut({ pack, department }: { pack: PolicyPack; department: string }) {
  const [found, setFound] = useState<readonly CaseSummary[] | null>(null);
  const submit = useSubmit(async () => setFound(await findLeftOut(department)));
  return (
    <div className="findings">
      {found === null && (
        <Button small busy={submit.busy} onPress={() => void submit.run()}>
          Show the cases in which a step was left out
        </Button>
      )}
      <ErrorNote refused={submit.refused} />
      {found !== null && (
        <>
          <h3>A step was left out in</h3>
          {found.length === 0 && <p className="faint">None of the newest cases. Older ones are in the log.</p>}
          <ul className="row-duties">
            {found.map((summary) => (
              <li key={summary.id}>
                <span>
                  <CaseTitle summary={summary} />
                  <small className="when">opened {relativeDay(summary.openedAt, pack.timeZone)}</small>
                </span>
                <Button
                  small
                  aria-label={`Read the record: ${caseTitle(summary)}`}
                  onPress={() => go({ screen: "record", id: summary.id })}
                >
                  Read the record
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

import type { Refused } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { sentencesFor } from "../sentences.ts";
import { retryApp } from "../stores/app.ts";
import { Lone } from "./lone.tsx";

/** Something that must not be worked around: says what, and what to do. */
export function Stopped({ refused, folder }: { refused: Refused; folder: string }) {
  const submit = useSubmit(retryApp);
  const { what, next } = sentencesFor(refused);
  return (
    <Lone title="Custodia has stopped" sub="So that nothing is lost or written in the wrong place." folder={folder}>
      <div className="panel stopped" role="alert" data-code={refused.code}>
        <h2>{what}</h2>
        <p>{next}</p>
        <div className="form-actions">
          <Button look="primary" onPress={() => void submit.run()} busy={submit.busy} autoFocus>
            Try again
          </Button>
        </div>
      </div>
      <ErrorNote refused={submit.refused} />
    </Lone>
  );
}

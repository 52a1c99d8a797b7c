import { useState } from "react";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { WorkProgress } from "../components/work-progress.tsx";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { forgetChange, tookRequest } from "../stores/requests.ts";
import { doWork, useWork } from "../stores/work.ts";
import { type AtRequest, todayIn } from "./at-request.ts";
import { goingOut } from "./going-out.ts";
import { releaseWarnings } from "./release-warnings.ts";
import { unseenCases } from "./request-steps.ts";
import { waysOut } from "./request-words.ts";
import { StillThereNote } from "./still-there-note.tsx";

/** The day and the way of the answer, and what was written with it: the same for a release and for any other answer. */
export function useAnswerDraft(at: AtRequest) {
  const [draft, change, clear] = useDraft(`request:${at.view.row.id}:answer`, { on: "", how: "", words: "" });
  return { ...draft, on: draft.on === "" ? todayIn(at.zone) : draft.on, change, clear };
}

export function AnswerFields({ at }: { at: AtRequest }) {
  const { on, how, words, change } = useAnswerDraft(at);
  const today = todayIn(at.zone);
  return (
    <>
      <div className="two">
        <TextBox
          label="Answered on"
          type="date"
          value={on}
          onChange={(next) => change({ on: next })}
          required
          missing="On which day?"
          check={(day) => (day > today ? "That day is still to come." : null)}
        />
        <SuggestBox
          label="How"
          value={how}
          onChange={(next) => change({ how: next })}
          items={waysOut.map((way) => ({ id: way, label: way }))}
          required
          missing="By e-mail, handed over, …"
        />
      </div>
      <TextBox
        label="What is written to the requester"
        value={words}
        onChange={(next) => change({ words: next })}
        lines={4}
        required
        missing="A sentence or two: it stands in the record."
      />
    </>
  );
}

function Warnings({ at }: { at: AtRequest }) {
  const unseen = unseenCases(at.view, at.looked).length;
  const { slip, revision } = at.view;
  const isSlipUnseen = slip.length > 0 && at.looked.slip !== revision;
  if (unseen === 0 && !isSlipUnseen) return null;
  return (
    <Note tone="warn">
      {unseen > 0 && (
        <>
          <p>
            <b>You have not gone through {counted(unseen, "case")}.</b> Somebody’s name or address may still be in
            there.
          </p>
          <Button look="quiet" small onPress={() => at.onShow("review")}>
            Go through it
          </Button>
        </>
      )}
      {unseen === 0 && isSlipUnseen && (
        <>
          <p>
            <b>You have not confirmed the withholding slip</b> since the last change.
          </p>
          <Button look="quiet" small onPress={() => at.onShow("slip")}>
            Look at the slip
          </Button>
        </>
      )}
    </Note>
  );
}

/** Asks once more, with what stands against it: no key that was pressed for the form releases anything. */
function Anyway({ at, submit, onClose }: { at: AtRequest; submit: Submit; onClose: () => void }) {
  return (
    <SubPanel title="Release it all the same?" label="Release it all the same" onClose={onClose}>
      <Note tone="bad">
        <ul className="plain-list">
          {releaseWarnings(at.view, at.looked).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Note>
      <div className="form-actions">
        <Button onPress={() => void submit.run()} busy={submit.busy}>
          Release anyway…
        </Button>
        <Button look="quiet" onPress={onClose}>
          Not yet
        </Button>
      </div>
      <ErrorNote refused={submit.refused} />
    </SubPanel>
  );
}

/** Writes the package into a folder and records the release. Nothing is released before main has said so. */
export function ReleaseForm({ at }: { at: AtRequest }) {
  const { view } = at;
  const answer = useAnswerDraft(at);
  const isWorking = useWork(({ running }) => running !== null);
  // What was asked about: another choice is another question.
  const [askedAbout, setAskedAbout] = useState<number | null>(null);
  const isWarned = releaseWarnings(view, at.looked).length > 0;
  const isAsking = isWarned && askedAbout === view.revision;
  const release = useSubmit(async () => {
    const { on, how, words } = answer;
    const asked = { id: view.row.id, revision: view.revision, answeredOn: on, how, words };
    const released = await doWork("release", () => ask("requests.release", asked));
    if (released === null) return announce("Nothing was released.");
    tookRequest(released);
    forgetChange();
    answer.clear();
    announce("Released: the package is in the folder and the release is in the log.");
  });
  const submit = useSubmit(async () => {
    if (isWarned) return setAskedAbout(view.revision);
    await release.run();
  });
  return (
    <>
      <StillThereNote at={at} />
      <Warnings at={at} />
      <ul className="going-out" aria-label="What goes out">
        {goingOut(view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form
        submit={submit}
        action="Choose a folder and release…"
        disabled={isWorking}
        foot="The package is written into the folder that you choose; handing it over is up to you. It is released when this page says so, not before."
      >
        <AnswerFields at={at} />
      </Form>
      {isAsking ? (
        <Anyway at={at} submit={release} onClose={() => setAskedAbout(null)} />
      ) : (
        <ErrorNote refused={release.refused} />
      )}
      <WorkProgress works={["release"]} label="Writing the release" />
    </>
  );
}

import { useState } from "react";
import { RadioChoices } from "../components/choices.tsx";
import { Note } from "../components/note.tsx";
import { UserText } from "../components/user-text.tsx";
import { count, fileSize, plainDate } from "../format.ts";
import type { AtRequest } from "./at-request.ts";
import { NextSteps } from "./next-steps.tsx";
import { RefusalForm } from "./refusal-form.tsx";
import { ReleaseForm } from "./release-form.tsx";
import { standingOf } from "./request-words.ts";

/** The answer as the log has it. */
function Answered({ at }: { at: AtRequest }) {
  const { row, answer } = at.view;
  if (answer === null) return null;
  const { words } = standingOf(row, "");
  const on = row.answeredOn === null ? "" : ` on ${plainDate(row.answeredOn)}`;
  return (
    <>
      <Note tone="good">
        <p>
          <b>
            {words}
            {on}.
          </b>{" "}
          It is entry no. {count(answer.seq)} of the log.
        </p>
      </Note>
      <dl className="facts">
        <dt>Answered by</dt>
        <dd>
          <bdi>{answer.title}</bdi>
        </dd>
        <dt>How</dt>
        <dd>
          <bdi>{answer.how}</bdi>
        </dd>
        <dt>Written</dt>
        <dd>
          <UserText text={answer.words} />
        </dd>
        {answer.package !== null && (
          <>
            <dt>Package</dt>
            <dd className="break">
              <bdi>{answer.package.name}</bdi> <span className="faint">{fileSize(answer.package.bytes)}</span>
            </dd>
          </>
        )}
      </dl>
      <NextSteps at={at} />
    </>
  );
}

type Way = "release" | "answer";

/** Releases what was chosen, or answers without a release. */
export function AnswerPanel({ at }: { at: AtRequest }) {
  const hasChosen = at.view.cases.length > 0;
  const [way, setWay] = useState<Way | null>(null);
  if (at.fixed) return <Answered at={at} />;
  const shown = way ?? (hasChosen ? "release" : "answer");
  return (
    <>
      <p className="step-hint">
        By <b>{at.view.row.authority}</b>: release only what that office has approved.
      </p>
      {hasChosen && (
        <RadioChoices<Way>
          label="How it is answered"
          inline
          value={shown}
          onChange={setWay}
          choices={[
            { value: "release", label: "Release what was chosen" },
            { value: "answer", label: "Answer without a release" },
          ]}
        />
      )}
      {shown === "release" && hasChosen ? <ReleaseForm at={at} /> : <RefusalForm at={at} />}
    </>
  );
}

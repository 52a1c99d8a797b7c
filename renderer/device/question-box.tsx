import { useId, useRef } from "react";
import { answerWords } from "../../main/model/device/words.ts";
import { type DeviceAnswer, type DeviceQuestion, deviceAnswers } from "../../main/model/device-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { answerQuestion } from "../stores/device.ts";
import { answeredWords } from "./line-words.ts";

/** What can’t be measured: the person looks, and answers with one press. The answer is dated and carries their name. */
export function QuestionBox({ question, zone }: { question: DeviceQuestion; zone: string }) {
  const heading = useId();
  const chosen = useRef<DeviceAnswer>("not-sure");
  const submit = useSubmit(async () => {
    await answerQuestion(question.id, chosen.current);
    announce("Your answer is kept, and this computer was checked again.");
  });
  const given = question.answered?.answer ?? null;
  const answer = (next: DeviceAnswer) => {
    if (submit.busy) return;
    chosen.current = next;
    void submit.run();
  };
  return (
    <fieldset className="device-question" aria-labelledby={heading}>
      <h3 id={heading}>
        <bdi>{question.text}</bdi>
      </h3>
      {question.hint !== "" && (
        <p className="hint">
          <bdi>{question.hint}</bdi>
        </p>
      )}
      <div className="form-row">
        {deviceAnswers.map((one) => (
          <Button
            key={one}
            look={given === one ? "primary" : "plain"}
            aria-pressed={given === one}
            busy={submit.busy}
            onPress={() => answer(one)}
          >
            {answerWords[one]}
          </Button>
        ))}
      </div>
      <ErrorNote refused={submit.refused} />
      <small className="faint">
        <bdi>{submit.busy ? "Keeping your answer, and checking again…" : answeredWords(question, zone)}</bdi>
      </small>
    </fieldset>
  );
}

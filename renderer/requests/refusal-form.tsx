import { useState } from "react";
import type { Requests } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { forgetChange, tookRequest } from "../stores/requests.ts";
import type { AtRequest } from "./at-request.ts";
import { ProvisionBox } from "./provision-box.tsx";
import { AnswerFields, useAnswerDraft } from "./release-form.tsx";

type Outcome = Requests["requests.answer"]["request"]["outcome"];

const choices: readonly { readonly value: Outcome; readonly label: string; readonly more: string }[] = [
  { value: "nothing-found", label: "Nothing was found", more: "The log holds nothing that answers the request." },
  { value: "refused", label: "It is refused", more: "All of it is withheld, under one provision." },
  { value: "withdrawn", label: "It was withdrawn", more: "The requester no longer asks for it." },
];

/** An answer without a package: nothing found, refused, or withdrawn. */
export function RefusalForm({ at }: { at: AtRequest }) {
  const { row, cases } = at.view;
  const { provisions } = at.pack.records;
  const [outcome, setOutcome] = useState<Outcome | null>(cases.length === 0 ? "nothing-found" : null);
  const [provision, setProvision] = useState("");
  const answer = useAnswerDraft(at);
  const isRefused = outcome === "refused";
  const lacksProvision = isRefused && !provisions.some(({ id }) => id === provision);
  const submit = useSubmit(async () => {
    if (outcome === null) return;
    const { on, how, words } = answer;
    const under = isRefused ? provision : null;
    tookRequest(await ask("requests.answer", { id: row.id, outcome, provision: under, answeredOn: on, how, words }));
    forgetChange();
    answer.clear();
    announce("Answer recorded.");
  });
  return (
    <Form
      submit={submit}
      action="Record the answer"
      disabled={lacksProvision}
      foot="Recorded in the log under your name. Nothing goes out with it."
    >
      <RadioChoices
        label="The answer"
        value={outcome}
        onChange={setOutcome}
        choices={choices}
        required
        missing="Choose how it was answered."
      />
      {isRefused && <ProvisionBox provisions={provisions} value={provision} onChange={setProvision} />}
      <AnswerFields at={at} />
    </Form>
  );
}

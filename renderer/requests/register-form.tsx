import { useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices, RadioChoices } from "../components/choices.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { tookRequest } from "../stores/requests.ts";
import { toWallDate } from "../zoned-time.ts";
import { dueChoiceWords, holidayWords, isLongAgo, receivedFault, waysIn } from "./request-words.ts";

const empty = {
  name: "",
  contact: "",
  organisation: "",
  what: "",
  reference: "",
  how: "",
  receivedOn: "",
  dueBy: "law" as "law" | "day",
  due: "",
};

type Draft = typeof empty;
type Change = (part: Partial<Draft>) => void;

interface FieldsProps {
  readonly draft: Draft;
  readonly change: Change;
}

function Requester({ draft, change }: FieldsProps) {
  return (
    <>
      <TextBox
        label="Who asks"
        value={draft.name}
        onChange={(name) => change({ name })}
        required
        missing="The requester’s name; “Anonymous” where none is given."
        hint="Nobody has to say why they ask."
      />
      <div className="two">
        <TextBox label="E-mail, phone or address" value={draft.contact} onChange={(contact) => change({ contact })} />
        <TextBox
          label="Organization (optional)"
          value={draft.organisation}
          onChange={(organisation) => change({ organisation })}
        />
      </div>
    </>
  );
}

function Due({ draft, change, pack, receivedOn }: FieldsProps & { pack: PolicyPack; receivedOn: string }) {
  const { answer } = pack.records;
  return (
    <>
      <RadioChoices
        label="Due"
        value={draft.dueBy}
        onChange={(dueBy) => change({ dueBy })}
        choices={[
          {
            value: "law",
            label: dueChoiceWords(answer, receivedOn),
            more: `${answer.basis}${answer.working ? ` ${holidayWords}` : ""}`,
          },
          { value: "day", label: "On another day that was set" },
        ]}
      />
      {draft.dueBy === "day" && (
        <TextBox
          label="The day"
          type="date"
          value={draft.due}
          onChange={(due) => change({ due })}
          required
          missing="On which day?"
        />
      )}
    </>
  );
}

/** Registers a request: who asks for what, when it came, and by when it is answered. [A-6.e.i, N-VI.B] */
export function RegisterForm({ pack, onClose }: { pack: PolicyPack; onClose: (() => void) | null }) {
  const today = toWallDate(new Date(), pack.timeZone);
  const [draft, change, clear] = useDraft("request:new", empty);
  const receivedOn = draft.receivedOn === "" ? today : draft.receivedOn;
  // Said of that very day.
  const [sure, setSure] = useState("");
  const submit = useSubmit(async () => {
    const { name, contact, organisation, what, reference, how } = draft;
    const due = draft.dueBy === "law" ? null : draft.due;
    const requester = { name, contact, organisation };
    const view = tookRequest(await ask("requests.register", { requester, what, reference, how, receivedOn, due }));
    clear();
    announce("Request registered.");
    go({ screen: "request", id: view.row.id });
  });
  return (
    <Form
      submit={submit}
      action="Register the request"
      label="Register a request"
      foot="Recorded in the log under your name. What you type here stays until you register it."
      more={
        onClose && (
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        )
      }
    >
      <Requester draft={draft} change={change} />
      <TextBox
        label="What is asked for"
        value={draft.what}
        onChange={(what) => change({ what })}
        lines={4}
        required
        missing="Copy what they ask for, word for word."
        hint="Word for word, as they wrote it."
      />
      <div className="two">
        <TextBox
          label="Received on"
          type="date"
          value={receivedOn}
          onChange={(day) => change({ receivedOn: day })}
          required
          missing="On which day did it come?"
          check={(day) => receivedFault(day, today)}
        />
        <SuggestBox
          label="How it came"
          value={draft.how}
          onChange={(how) => change({ how })}
          items={waysIn.map((way) => ({ id: way, label: way }))}
          required
          missing="By e-mail, by letter, …"
        />
      </div>
      {isLongAgo(receivedOn, today) && (
        <CheckChoices<string>
          label={`It came more than a year ago, on ${plainDate(receivedOn)}?`}
          value={sure === receivedOn ? [receivedOn] : []}
          onChange={(chosen) => setSure(chosen.length > 0 ? receivedOn : "")}
          choices={[{ value: receivedOn, label: "Yes, the day is right" }]}
          required
          missing="Check the year, or say that the day is right."
        />
      )}
      <TextBox
        label="Reference (optional)"
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        hint="The number under which your office files it."
      />
      <Due draft={draft} change={change} pack={pack} receivedOn={receivedOn} />
    </Form>
  );
}

import { useState } from "react";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { UserText } from "../components/user-text.tsx";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { tookRequest } from "../stores/requests.ts";
import { type AtRequest, todayIn } from "./at-request.ts";
import { dueSentence, holidayWords } from "./request-words.ts";

function PutOff({ at, onClose }: { at: AtRequest; onClose: () => void }) {
  const { row } = at.view;
  const [draft, change, clear] = useDraft(`request:${row.id}:put-off`, { until: "", reason: "" });
  const submit = useSubmit(async () => {
    tookRequest(await ask("requests.put-off", { id: row.id, ...draft }));
    announce(`Put off until ${plainDate(draft.until)}.`);
    clear();
    onClose();
  });
  return (
    <SubPanel title="Put the answer off" label="Put the answer off" onClose={onClose}>
      <Form
        submit={submit}
        action="Put it off"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
        foot="Tell the requester in writing, with the reason: the law may ask for it."
      >
        <TextBox
          label="New day"
          type="date"
          value={draft.until}
          onChange={(until) => change({ until })}
          required
          missing="By which day will it be answered?"
          check={(until) => (until <= row.due ? `It must be after ${plainDate(row.due)}.` : null)}
        />
        <TextBox
          label="Reason"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          lines={2}
          required
          missing="Say why, in a sentence."
        />
      </Form>
    </SubPanel>
  );
}

function Facts({ at }: { at: AtRequest }) {
  const { row, how, law, putOff } = at.view;
  const { requester } = row;
  const who = [requester.name, requester.organisation].filter(Boolean).join(", ");
  return (
    <dl className="facts">
      <dt>Who asks</dt>
      <dd>
        <bdi>{who}</bdi>
        {requester.contact !== "" && (
          <>
            {" "}
            · <bdi>{requester.contact}</bdi>
          </>
        )}
      </dd>
      {row.reference !== "" && (
        <>
          <dt>Reference</dt>
          <dd>
            <bdi>{row.reference}</bdi>
          </dd>
        </>
      )}
      <dt>Received</dt>
      <dd>
        {plainDate(row.receivedOn)}, {how}
      </dd>
      <dt>Due</dt>
      <dd>
        {plainDate(row.due)} <span className="faint">{law}</span>
        {putOff !== null && (
          <p>
            Put off until {plainDate(putOff.until)}: <bdi>{putOff.reason}</bdi>
          </p>
        )}
      </dd>
      <dt>Who answers</dt>
      <dd>
        <b>{row.authority}</b>
      </dd>
    </dl>
  );
}

/** What was asked, by whom, by when, and who has to answer. [A-6.e.i, N-VI.B] */
export function AskedPanel({ at }: { at: AtRequest }) {
  const { row } = at.view;
  const [isPuttingOff, setPuttingOff] = useState(false);
  const today = todayIn(at.zone);
  return (
    <>
      <div className="content-quote">
        <UserText text={row.what} />
      </div>
      <Facts at={at} />
      {!at.fixed && (
        <>
          <Note tone={row.due < today ? "bad" : "plain"}>
            <p>
              <b>{dueSentence(row, today)}</b> {at.pack.records.answer.basis}
              {at.pack.records.answer.working && ` ${holidayWords}`}
            </p>
          </Note>
          <div className="form-actions">
            <Button look="primary" onPress={() => at.onShow("choose")}>
              Find what answers it
            </Button>
            <Button look="quiet" aria-expanded={isPuttingOff} onPress={() => setPuttingOff(!isPuttingOff)}>
              Put it off…
            </Button>
          </div>
          {isPuttingOff && <PutOff at={at} onClose={() => setPuttingOff(false)} />}
        </>
      )}
    </>
  );
}

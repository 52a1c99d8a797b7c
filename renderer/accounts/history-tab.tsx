import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { HistoryLine } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Tag } from "../components/tag.tsx";
import { TextBox } from "../components/text-box.tsx";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { withDays } from "../duties.ts";
import { capital, moment, plainDate, shortDate } from "../format.ts";
import { policyWords } from "../people/acknowledgement-words.ts";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, useAtAccount, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { ProofThumb } from "./proof-thumb.tsx";

function StrikeForm({ line, onClose }: { line: HistoryLine; onClose: () => void }) {
  const { view } = useAtAccount();
  const [draft, change, clear] = useDraft(draftKey(view.account.id, `strike:${line.id}:`), { because: "" });
  const done = () => {
    clear();
    onClose();
  };
  const input = () => ({ step: "strike" as const, event: line.id, because: draft.because });
  const submit = useStep(view, input, done, "It is taken back. The history still shows it.");
  return (
    <SubPanel title="Take it back" label="Take it back" onClose={onClose}>
      <Form
        submit={submit}
        action="Take it back"
        foot="It no longer counts, and stays readable with your reason."
        more={<Cancel onClose={onClose} />}
      >
        <TextBox
          label="Why it was a mistake"
          value={draft.because}
          onChange={(because) => change({ because })}
          required
          missing="Say why, in a few words."
        />
      </Form>
    </SubPanel>
  );
}

function Line({ line }: { line: HistoryLine }) {
  const { pack } = useAtAccount();
  const [isStriking, setStriking] = useState(false);
  const { struck, takeBack } = line;
  return (
    <li className="told-line">
      <small className="told-day">{shortDate(line.on)}</small>
      <div className="told-head">
        <p className={struck === null ? "" : "superseded"}>
          <bdi>{capital(withDays(line.says, new Date()))}</bdi>
        </p>
        {struck !== null && <Tag tone="warn">Taken back</Tag>}
        {takeBack && (
          <Button
            look="quiet"
            small
            icon={Undo2}
            aria-expanded={isStriking}
            aria-label={`Take it back: ${line.says}`}
            onPress={() => setStriking(!isStriking)}
          >
            Take it back…
          </Button>
        )}
      </div>
      {struck !== null && (
        <p className="correction">
          <bdi>{struck.because}</bdi>
          <small className="faint">
            <bdi>{struck.by}</bdi>, {moment(struck.at, pack.timeZone)}
          </small>
        </p>
      )}
      {line.evidence.length > 0 && (
        <ul className="told-proof" aria-label="Sealed files">
          {line.evidence.map((file) => (
            <li key={file.sha256}>
              <ProofThumb file={file} words={plainDate(line.on)} />
            </li>
          ))}
        </ul>
      )}
      <p className="entry-foot">
        Written down {moment(line.at, pack.timeZone)} by <bdi>{line.actor.name}</bdi>, <bdi>{line.actor.role}</bdi> ·
        under {policyWords(line.policy, pack)}
      </p>
      {isStriking && takeBack && <StrikeForm line={line} onClose={() => setStriking(false)} />}
    </li>
  );
}

/** Everything that happened to the account, the newest first. Nothing is ever deleted. [A-6.g] */
export function HistoryTab() {
  const { view } = useAtAccount();
  return (
    <ul className="timeline account-history" aria-label="History">
      {view.history
        .filter(({ kind }) => kind !== "struck")
        .map((line) => (
          <Line key={line.id} line={line} />
        ))}
    </ul>
  );
}

import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { HistoryLine } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Tag } from "../components/tag.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { withDays } from "../duties.ts";
import { capital, counted, moment, plainDate, shortDate } from "../format.ts";
import { policyWords } from "../people/acknowledgement-words.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { ProofThumb } from "./proof-thumb.tsx";

interface HistoryProps {
  /** Newest first. */
  readonly history: readonly HistoryLine[];
  readonly pack: PolicyPack;
  /** Draft key of the forms, of which each line has its own. */
  readonly draft: string;
  /** Takes the event back. Throws RefusedError. */
  readonly takeBack: (event: number, because: string) => Promise<unknown>;
  /** How many are shown before somebody asks for the rest; left out: all. */
  readonly shownFirst?: number;
}

interface LineProps extends Pick<HistoryProps, "pack" | "draft" | "takeBack"> {
  readonly line: HistoryLine;
}

function TakeBack({ line, draft: key, takeBack, onClose }: Omit<LineProps, "pack"> & { onClose: () => void }) {
  const [draft, change, clear] = useDraft(`${key}:${line.id}:`, { because: "" });
  const submit = useSubmit(async () => {
    await takeBack(line.id, draft.because);
    clear();
    onClose();
    announce("It is taken back. The history still shows it.");
  });
  return (
    <SubPanel title="Take it back" label="Take it back" onClose={onClose}>
      <Form
        submit={submit}
        action="Take it back"
        foot="It no longer counts, and stays readable with your reason."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
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

function Struck({ struck, zone }: { struck: NonNullable<HistoryLine["struck"]>; zone: string }) {
  return (
    <p className="correction">
      <bdi>{struck.because}</bdi>
      <small className="faint">
        <bdi>{struck.by}</bdi>, {moment(struck.at, zone)}
      </small>
    </p>
  );
}

function Files({ line: { evidence, on } }: { line: HistoryLine }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="told-proof" aria-label="Sealed files">
      {evidence.map((file) => (
        <li key={file.sha256}>
          <ProofThumb file={file} words={plainDate(on)} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line, pack, draft, takeBack }: LineProps) {
  const [isTaking, setTaking] = useState(false);
  const { struck, actor } = line;
  return (
    <li className="told-line">
      <small className="told-day">{shortDate(line.on)}</small>
      <div className="told-head">
        <p className={struck === null ? "" : "superseded"}>
          <bdi>{capital(withDays(line.says, new Date()))}</bdi>
        </p>
        {struck !== null && <Tag tone="warn">Taken back</Tag>}
        {line.takeBack && (
          <Button
            look="quiet"
            small
            icon={Undo2}
            aria-expanded={isTaking}
            aria-label={`Take it back: ${line.says}`}
            onPress={() => setTaking(!isTaking)}
          >
            Take it back…
          </Button>
        )}
      </div>
      {struck !== null && <Struck struck={struck} zone={pack.timeZone} />}
      <Files line={line} />
      <p className="entry-foot">
        Written down {moment(line.at, pack.timeZone)} by <bdi>{actor.name}</bdi>, <bdi>{actor.role}</bdi> · under{" "}
        {policyWords(line.policy, pack)}
      </p>
      {isTaking && line.takeBack && (
        <TakeBack line={line} draft={draft} takeBack={takeBack} onClose={() => setTaking(false)} />
      )}
    </li>
  );
}

/** What happened, newest first; what nothing later builds on can be taken back with a reason. Nothing is ever deleted. [A-6.g] */
export function HistoryList({ history, shownFirst, ...rest }: HistoryProps) {
  const [isWhole, setWhole] = useState(shownFirst === undefined);
  const lines = history.filter(({ kind }) => kind !== "struck");
  const shown = isWhole ? lines : lines.slice(0, shownFirst);
  return (
    <>
      <ul className="timeline account-history" aria-label="History">
        {shown.map((line) => (
          <Line key={line.id} line={line} {...rest} />
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button look="quiet" small onPress={() => setWhole(true)}>
          Show {counted(lines.length - shown.length, "earlier step")}
        </Button>
      )}
    </>
  );
}

import { Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { HistoryLine } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Tag } from "../components/tag.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { withDays } from "../duties.ts";
import { counted, moment, plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { SealedFile } from "./sealed-file.tsx";

interface HistoryProps {
  /** Newest first. */
  readonly history: readonly HistoryLine[];
  readonly zone: string;
  /** Draft key of the forms, of which each step has its own. */
  readonly draft: string;
  /** Takes the event back. Throws RefusedError. */
  readonly takeBack: (event: number, because: string) => Promise<unknown>;
}

/** Longer histories are folded. */
const shownFirst = 8;

function TakeBack(props: Pick<HistoryProps, "draft" | "takeBack"> & { line: HistoryLine; onClose: () => void }) {
  const { line, draft: key, takeBack, onClose } = props;
  const [draft, change, clear] = useDraft(`${key}:${line.id}:`, { because: "" });
  const submit = useSubmit(async () => {
    await takeBack(line.id, draft.because);
    clear();
    onClose();
    announce("Taken back.");
  });
  return (
    <SubPanel label={`Take back: ${line.says}`} title="Take it back" onClose={onClose}>
      <p className="hint">
        For what was recorded by mistake. It no longer counts from now on, and stays readable with your reason.
      </p>
      <Form
        submit={submit}
        action="Take it back"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <TextBox
          label="Reason"
          value={draft.because}
          onChange={(because) => change({ because })}
          placeholder="Recorded on the wrong page"
          required
          missing="Say what was wrong."
        />
      </Form>
    </SubPanel>
  );
}

interface LineProps {
  readonly line: HistoryLine;
  readonly zone: string;
  readonly isTaking: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

function Line({ line, zone, isTaking, onTake, children }: LineProps) {
  const { struck } = line;
  const says = withDays(line.says, new Date());
  return (
    <li className={struck === null ? "history-line" : "history-line struck"}>
      <small className="history-day">{plainDate(line.on)}</small>
      <div>
        {line.takeBack && (
          <Button
            look="quiet"
            small
            icon={Undo2}
            aria-expanded={isTaking}
            aria-label={`Take it back: ${line.says}`}
            onPress={onTake}
          >
            Take it back…
          </Button>
        )}
        <p>
          {struck === null ? (
            <bdi>{says}</bdi>
          ) : (
            <s>
              <bdi>{says}</bdi>
            </s>
          )}
          {struck !== null && (
            <>
              {" "}
              <Tag>Taken back</Tag>
            </>
          )}
        </p>
        {struck !== null && (
          <small className="block">
            <bdi>{struck.because}</bdi>{" "}
            <span className="faint">
              by {struck.by}, {moment(struck.at, zone)}
            </span>
          </small>
        )}
        {line.evidence.map((file) => (
          <SealedFile key={file.sha256} file={file} />
        ))}
        <small className="faint block">
          recorded by <bdi>{line.actor.name}</bdi>, {moment(line.at, zone)}
        </small>
        {children}
      </div>
    </li>
  );
}

/** What happened, newest first; a step on which nothing later builds can be taken back with a reason. */
export function HistoryPanel(props: HistoryProps) {
  const { history, zone } = props;
  const [isWhole, setWhole] = useState(false);
  const [taking, setTaking] = useState<number | null>(null);
  const lines = history.filter(({ kind }) => kind !== "struck");
  const shown = isWhole ? lines : lines.slice(0, shownFirst);
  return (
    <section className="panel" aria-label="History">
      <h2>History</h2>
      <ol className="history">
        {shown.map((line) => (
          <Line
            key={line.id}
            line={line}
            zone={zone}
            isTaking={taking === line.id}
            onTake={() => setTaking(taking === line.id ? null : line.id)}
          >
            {line.takeBack && taking === line.id && (
              <TakeBack draft={props.draft} takeBack={props.takeBack} line={line} onClose={() => setTaking(null)} />
            )}
          </Line>
        ))}
      </ol>
      {shown.length < lines.length && (
        <Button look="quiet" small onPress={() => setWhole(true)}>
          Show {counted(lines.length - shown.length, "earlier step")}
        </Button>
      )}
    </section>
  );
}

import { Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { HistoryLine } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Tag } from "../components/tag.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { counted, moment, plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { lastToTakeBack } from "./history-words.ts";
import { SealedFile } from "./sealed-file.tsx";

interface HistoryProps {
  /** Newest first. */
  readonly history: readonly HistoryLine[];
  readonly zone: string;
  /** The first step can’t be taken back. */
  readonly keepsFirst: boolean;
  /** Draft key of the form. */
  readonly draft: string;
  /** Takes the event back. Throws RefusedError. */
  readonly takeBack: (event: number, because: string) => Promise<unknown>;
}

/** Longer histories are folded. */
const shownFirst = 8;

function TakeBack(props: Pick<HistoryProps, "draft" | "takeBack"> & { line: HistoryLine; onClose: () => void }) {
  const { line, draft: key, takeBack, onClose } = props;
  const [draft, change, clear] = useDraft(key, { because: "" });
  const submit = useSubmit(async () => {
    await takeBack(line.id, draft.because);
    clear();
    onClose();
    announce("Taken back.");
  });
  return (
    <SubPanel label="Take the last step back" title="Take it back" onClose={onClose}>
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

function Line({ line, zone, children }: { line: HistoryLine; zone: string; children: ReactNode }) {
  const { struck } = line;
  return (
    <li className={struck === null ? "history-line" : "history-line struck"}>
      <small className="history-day">{plainDate(line.on)}</small>
      <div>
        <p>
          {struck === null ? (
            <bdi>{line.says}</bdi>
          ) : (
            <s>
              <bdi>{line.says}</bdi>
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

/** What happened, newest first; the last step can be taken back with a reason. */
export function HistoryPanel(props: HistoryProps) {
  const { history, zone } = props;
  const [isWhole, setWhole] = useState(false);
  const [taking, setTaking] = useState<number | null>(null);
  const last = lastToTakeBack(history, props.keepsFirst);
  const lines = history.filter(({ kind }) => kind !== "struck");
  const shown = isWhole ? lines : lines.slice(0, shownFirst);
  return (
    <section className="panel" aria-label="History">
      <h2>History</h2>
      <ol className="history">
        {shown.map((line) => (
          <Line key={line.id} line={line} zone={zone}>
            {line.id === last?.id && (
              <Button
                look="quiet"
                small
                icon={Undo2}
                aria-expanded={taking === line.id}
                aria-label={`Take it back: ${line.says}`}
                onPress={() => setTaking(taking === line.id ? null : line.id)}
              >
                Take it back…
              </Button>
            )}
            {line.id === last?.id && taking === line.id && (
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

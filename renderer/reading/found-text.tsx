import { Undo2 } from "lucide-react";
import { Button } from "../components/button.tsx";
import { UserText } from "../components/user-text.tsx";
import { sentencesFor } from "../sentences.ts";
import { announce } from "../stores/announcer.ts";
import { looseTray, useTrayOf } from "../stores/tray.ts";
import { withFound } from "./suggestion.ts";
import { type Reading, setReading, stopReading, useReading } from "./use-reading.ts";

interface FoundTextProps {
  /** What the person has typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
}

interface OfferProps extends FoundTextProps {
  readonly item: string;
  readonly reading: Reading;
}

function Found({ value, onChange, item, text }: FoundTextProps & { item: string; text: string }) {
  const isEmpty = value.trim() === "";
  const use = () => {
    const after = withFound(value, text);
    onChange(after);
    setReading(item, { state: "used", before: value, after });
    announce("Taken over. Compare it with the screenshot.", true);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard (WCAG 2.1.1) */}
      <section className="found-words" tabIndex={0} aria-label="The text as it was read">
        <UserText text={text} />
      </section>
      <div className="form-row">
        <Button small onPress={use}>
          {isEmpty ? "Use it" : "Add to it"}
        </Button>
        <Button small look="quiet" onPress={() => setReading(item, { state: "done" })}>
          No, thanks
        </Button>
        <span className="hint">The computer misreads letters: compare it with the screenshot.</span>
      </div>
    </>
  );
}

function Used({ value, onChange, item, reading }: OfferProps) {
  if (reading.state !== "used") return null;
  const { before, after } = reading;
  const undo = () => {
    onChange(before);
    setReading(item, { state: "done" });
    announce("Taken back.", true);
  };
  return (
    <div className="form-row">
      <span className="hint">Taken over above. Compare it with the screenshot, word for word.</span>
      {value === after && (
        <Button small icon={Undo2} onPress={undo}>
          Undo
        </Button>
      )}
      <Button small look="quiet" onPress={() => setReading(item, { state: "done" })}>
        Done
      </Button>
    </div>
  );
}

function Offer(props: OfferProps) {
  const { item, reading } = props;
  const close = () => setReading(item, { state: "done" });
  switch (reading.state) {
    case "reading":
      return (
        <div className="form-row">
          <span role="status">Reading the screenshot…</span>
          {reading.share !== null && <span className="hint">{Math.floor(reading.share * 100)}%</span>}
          <Button small look="quiet" onPress={() => stopReading(item)}>
            Stop
          </Button>
          <span className="hint">You need not wait for it.</span>
        </div>
      );
    case "found":
      if (reading.text !== "") return <Found {...props} text={reading.text} />;
      return (
        <div className="form-row">
          <span role="status">There is no text in it that the computer can read.</span>
          <Button small look="quiet" onPress={close}>
            Close
          </Button>
        </div>
      );
    case "failed": {
      const { what } = sentencesFor(reading.refused);
      return (
        <div className="form-row">
          <span role="status">{what} Type the text yourself.</span>
          <Button small look="quiet" onPress={close}>
            Close
          </Button>
        </div>
      );
    }
    case "used":
      return <Used {...props} />;
    case "done":
      return null;
  }
}

/** Offers the text found in a waiting screenshot for the field above; what was typed is never overwritten, and nothing waits for it. */
export function FoundText({ value, onChange }: FoundTextProps) {
  const now = useReading(useTrayOf(looseTray));
  if (now === null) return null;
  return (
    <section className="found-text" aria-label="Text found in the screenshot">
      <span className="t">Text found in the screenshot</span>
      <Offer value={value} onChange={onChange} item={now.item.key} reading={now.reading} />
    </section>
  );
}

import { useEffect, useRef, useState } from "react";
import type { PreviewEntry, PreviewField } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count, moment, momentInFull } from "../format.ts";
import { leaveOut } from "../stores/requests.ts";
import type { AtRequest } from "./at-request.ts";
import { LeaveOutForm } from "./leave-out-form.tsx";
import { PreviewFile } from "./preview-file.tsx";
import { PreviewRow } from "./preview-row.tsx";
import { citationOf, kindLabel } from "./request-words.ts";

interface EntryProps {
  readonly at: AtRequest;
  readonly entry: PreviewEntry;
  /** A search led here: it comes into view and takes the focus. Another number each time. */
  readonly sought: number | null;
}

/** The heading takes the focus when a search has led here. */
function useSought(sought: number | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (sought === null) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "center" });
  }, [sought]);
  return heading;
}

function LeaveOut({
  at,
  entry,
  isAsking,
  onAsk,
}: Omit<EntryProps, "sought"> & { isAsking: boolean; onAsk: () => void }) {
  const { seq, leftOut } = entry;
  const takeIn = useSubmit(() =>
    leaveOut(at.view.row.id, `Entry no. ${count(seq)} goes out again.`, (now) => now.filter((one) => one.seq !== seq)),
  );
  return (
    <>
      {leftOut ? (
        <Button
          look="quiet"
          small
          onPress={() => void takeIn.run()}
          busy={takeIn.busy}
          aria-label={`Take it in again: entry no. ${seq}`}
        >
          Take it in again
        </Button>
      ) : (
        <Button
          look="quiet"
          small
          onPress={onAsk}
          aria-expanded={isAsking}
          aria-label={`Leave it out: entry no. ${seq}`}
        >
          Leave it out
        </Button>
      )}
      <ErrorNote refused={takeIn.refused} />
    </>
  );
}

/** Why the entry does not go out. */
function LeftOutHint({ at, entry }: Omit<EntryProps, "sought">) {
  const under = entry.leftOutUnder;
  const because =
    under === null ? "It was not asked for" : `Withheld under ${citationOf(at.pack.records.provisions, under)}`;
  return (
    <p className="hint">
      {because}: it does not go out. That it exists stays visible, and the withholding slip says why it is not there.
    </p>
  );
}

/** Who recorded it and where stands last: it is the same in every entry. */
function inReadingOrder(fields: readonly PreviewField[]): readonly PreviewField[] {
  const isLast = ({ name }: PreviewField) => name === "actor" || name === "device";
  return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

/** One entry as it would go out: every field, its file, and what is withheld of them. */
export function PreviewEntryCard({ at, entry, sought }: EntryProps) {
  const heading = useSought(sought);
  const [isAsking, setAsking] = useState(false);
  const { seq, kind, leftOut } = entry;
  return (
    <article className={leftOut ? "entry preview left-out" : "entry preview"} aria-label={`Entry no. ${count(seq)}`}>
      <header className="entry-head">
        <h4 ref={heading} tabIndex={-1}>
          {kindLabel(kind)}
        </h4>
        {leftOut && <Tag tone="warn">Left out</Tag>}
        <small className="faint">
          no. {count(seq)} ·{" "}
          <time dateTime={entry.at} title={momentInFull(entry.at, at.zone)}>
            {moment(entry.at, at.zone)}
          </time>
        </small>
        {!at.fixed && <LeaveOut at={at} entry={entry} isAsking={isAsking} onAsk={() => setAsking(!isAsking)} />}
      </header>
      {isAsking && !leftOut && !at.fixed && <LeaveOutForm at={at} entry={entry} onClose={() => setAsking(false)} />}
      {leftOut ? (
        <LeftOutHint at={at} entry={entry} />
      ) : (
        <>
          <dl className="preview-fields">
            {inReadingOrder(entry.fields).map((field) => (
              <PreviewRow key={field.name} at={at} entry={entry} field={field} />
            ))}
          </dl>
          <PreviewFile at={at} entry={entry} />
        </>
      )}
    </article>
  );
}

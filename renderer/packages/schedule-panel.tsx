import type { RecordsDesk } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { WorkProgress } from "../components/work-progress.tsx";
import { relativeMoment } from "../format.ts";
import { sentencesFor } from "../sentences.ts";
import { announce } from "../stores/announcer.ts";
import { stay } from "../stores/place.ts";
import { tookRecords } from "../stores/records.ts";
import { cancelWork, doWork, useWork } from "../stores/work.ts";
import { nextWords } from "./export-words.ts";

/** Why the scheduled export did not run the last time. It is no answer to a press of a button, so it does not interrupt. */
function LastRefused({ desk, zone }: { desk: RecordsDesk; zone: string }) {
  const last = desk.schedule.lastRefused;
  if (last === null) return null;
  const { what, next } = sentencesFor(last.refused);
  return (
    <Note tone="bad">
      <p className="note-what">It did not work {relativeMoment(last.at, zone)}.</p>
      <p>{what}</p>
      <p>{next}</p>
    </Note>
  );
}

/** The export that runs by itself: where to, when next, and what kept it from running. */
export function SchedulePanel({ desk, zone }: { desk: RecordsDesk; zone: string }) {
  const { schedule } = desk.settings;
  const isWorking = useWork(({ running }) => running !== null);
  // Main began it, not this window.
  const runsAlone = desk.schedule.running && !isWorking;
  const run = useSubmit(async () => {
    const before = desk.exports[0]?.seq;
    const now = await doWork("scheduled", () => ask("export.run-scheduled", null));
    if (now === null) return;
    tookRecords(now);
    if (now.exports[0]?.seq !== before) announce(`“${now.exports[0]?.package.name ?? "The package"}” saved.`);
  });
  const isStuck = desk.schedule.lastRefused !== null;
  const isReady = schedule.on && schedule.folder !== null;
  return (
    <section className="panel" aria-label="Scheduled export">
      <h2>
        Runs by itself <Tag tone={isReady ? "good" : "plain"}>{isReady ? "On" : "Off"}</Tag>
      </h2>
      <p>
        {isReady
          ? nextWords(desk.schedule)
          : schedule.on
            ? "No folder was chosen, so nothing runs."
            : "Custodia can save what is new into a folder every month, while it is open."}
      </p>
      {isReady && (
        <dl className="facts">
          <dt>Folder</dt>
          <dd>
            <bdi>{schedule.folder}</bdi>
          </dd>
          <dt>As</dt>
          <dd>{schedule.sealed ? "Sealed for everyone below" : "Open"}</dd>
        </dl>
      )}
      <LastRefused desk={desk} zone={zone} />
      <ErrorNote refused={run.refused} />
      <WorkProgress works={["scheduled"]} label="Exporting" />
      <div className="form-row">
        <Button onPress={() => stay({ screen: "exports", doing: "settings" })}>
          {isReady ? "Change…" : "Set up…"}
        </Button>
        {runsAlone && (
          <Button look="quiet" onPress={() => void cancelWork()}>
            Cancel it
          </Button>
        )}
        {isReady && !runsAlone && (
          <Button
            look={isStuck ? "primary" : "quiet"}
            onPress={() => void run.run()}
            isDisabled={isWorking && !run.busy}
            busy={run.busy}
          >
            Run it now
          </Button>
        )}
      </div>
    </section>
  );
}

/** Whom packages are sealed for, and who answers questions about them. */
export function RecipientsPanel({ desk }: { desk: RecordsDesk }) {
  const { recipients, contact } = desk.settings;
  return (
    <section className="panel" aria-label="Recipients">
      <h2>Sealed for</h2>
      {recipients.length === 0 ? (
        <p className="hint">
          Nobody yet. Ask IT for their age recipient, one line that starts with age1: then only they can read what you
          export.
        </p>
      ) : (
        <ul className="plain-list">
          {recipients.map(({ label, recipient }) => (
            <li key={recipient}>
              <bdi className="t">{label}</bdi>
              <code className="mono recipient">{recipient}</code>
            </li>
          ))}
        </ul>
      )}
      <p className="hint contact">
        {contact.name === "" ? (
          "Nobody is named yet whom IT can ask about a package."
        ) : (
          <>
            Questions go to <bdi>{contact.name}</bdi>
            {contact.email !== "" && (
              <>
                , <bdi>{contact.email}</bdi>
              </>
            )}
            .
          </>
        )}
      </p>
      <Button onPress={() => stay({ screen: "exports", doing: "settings" })}>
        {recipients.length === 0 ? "Add IT’s key…" : "Change…"}
      </Button>
    </section>
  );
}

import { ProgressBar } from "react-aria-components";
import type { VerifyReport } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { count, counted, fileSize, relativeMoment } from "../format.ts";
import { useApp } from "../stores/app.ts";
import { useZone } from "../stores/packs.ts";
import { cancelVerification, closeReport, useVerification } from "../stores/verification.ts";

function Progress() {
  const progress = useVerification((store) => store.progress);
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  const words =
    progress === null
      ? "Starting…"
      : `${count(progress.done)} of ${counted(progress.total, progress.what === "files" ? "file" : "entry", progress.what)}`;
  return (
    <section className="panel verify" aria-label="Verification">
      <div className="verify-line">
        <span>Recomputing every entry and every file: {words}</span>
        <Button look="quiet" onPress={() => void cancelVerification()}>
          Cancel
        </Button>
      </div>
      <ProgressBar
        aria-label="Verification"
        isIndeterminate={share === null}
        value={(share ?? 0) * 100}
        className="progress"
      >
        <span className="bar" style={{ inlineSize: `${Math.round((share ?? 0) * 100)}%` }} />
      </ProgressBar>
    </section>
  );
}

function Faults({ report }: { report: VerifyReport }) {
  return (
    <>
      <p className="note-what">
        {counted(report.faultCount, "fault")} in {counted(report.entries, "entry", "entries")} and{" "}
        {counted(report.files, "file")}.
      </p>
      <p>Don’t change anything in the data folder. Show this to IT, and compare with the last backup.</p>
      <ul className="faults">
        {report.faults.map((fault) => (
          <li key={`${fault.seq} ${fault.file} ${fault.what}`}>
            <b>{fault.seq !== null ? `Entry ${count(fault.seq)}` : fault.file !== null ? "File" : "Checkpoint"}</b>{" "}
            {fault.file !== null && <code className="mono">{fault.file}</code>} {fault.what}
          </li>
        ))}
      </ul>
      {report.faultCount > report.faults.length && <p>The first {count(report.faults.length)} are shown.</p>}
    </>
  );
}

function Result({ report }: { report: VerifyReport }) {
  const zone = useZone();
  return (
    <section aria-label="Result of the verification" className="verify">
      <Note tone={report.ok ? "good" : "bad"}>
        {report.ok ? (
          <p className="note-what">
            {counted(report.entries, "entry", "entries")} and {counted(report.files, "file")} ({fileSize(report.bytes)})
            verified {relativeMoment(report.at, zone)}.
          </p>
        ) : (
          <Faults report={report} />
        )}
        <p className="faint">
          Root of the tree <code className="mono">{report.root}</code>
          {report.unnamedFiles > 0 &&
            ` · ${counted(report.unnamedFiles, "file")} left by an interrupted save, harmless`}
        </p>
        <Button look="quiet" small onPress={closeReport}>
          Close
        </Button>
      </Note>
    </section>
  );
}

/** Verification of the whole log: how far it is, and what it found. */
export function VerifyPanel() {
  const { running, report, refused } = useVerification();
  const entries = useApp(({ state }) => (state?.phase === "ready" ? state.log.entries : 0));
  // What was found good says nothing about an entry that came later; what was found bad stays.
  const stale = report?.ok === true && report.entries !== entries;
  if (running) return <Progress />;
  return (
    <>
      <ErrorNote refused={refused} />
      {report && !stale && <Result report={report} />}
    </>
  );
}

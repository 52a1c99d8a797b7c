import { useEffect, useState } from "react";
import { ProgressBar } from "react-aria-components";
import type { VerifyFault, VerifyReport } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Hash } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { type FaultPlace, faultKey, faultWords, placesOf, seqOf } from "../fault-place.ts";
import { count, counted, fileSize, relativeMoment } from "../format.ts";
import { useApp } from "../stores/app.ts";
import { useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
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

/** What the fault is about: the file by its name, else the entry by its number. */
function faultTitle({ seq, file }: VerifyFault, name: string | null): string {
  if (file !== null) return name === null ? "A sealed file" : `“${name}”`;
  return seq === null ? "The log as a whole" : `Entry no. ${count(seq)}`;
}

function FaultRow({ fault, place }: { fault: VerifyFault; place: FaultPlace | null }) {
  return (
    <li>
      <p>
        <b>
          <bdi>{faultTitle(fault, place?.name ?? null)}</bdi>
        </b>
        {place !== null && (
          <>
            {" "}
            in <bdi>{place.title}</bdi>
          </>
        )}
        : {faultWords(fault)}
      </p>
      <div className="form-row">
        {place !== null && (
          <Button small onPress={() => go({ screen: "record", id: place.caseId })}>
            Show the case
          </Button>
        )}
        {fault.file !== null && (
          <span className="faint">
            {seqOf(fault) !== null && `entry no. ${count(seqOf(fault) ?? 0)} · `}SHA-256{" "}
            <Hash sha256={fault.file} length={8} />
          </span>
        )}
      </div>
    </li>
  );
}

/** The cases that the faults lie in, looked up once; none until then. */
function usePlaces(faults: readonly VerifyFault[]): ReadonlyMap<string, FaultPlace> {
  const [places, setPlaces] = useState<ReadonlyMap<string, FaultPlace>>(new Map());
  useEffect(() => {
    let gone = false;
    placesOf(faults).then(
      (found) => {
        if (!gone) setPlaces(found);
      },
      () => {
        // A log that can't be read any more: the faults stand with their numbers.
      },
    );
    return () => {
      gone = true;
    };
  }, [faults]);
  return places;
}

function Faults({ report }: { report: VerifyReport }) {
  const places = usePlaces(report.faults);
  return (
    <>
      <p className="note-what">
        {counted(report.faultCount, "fault")} in {counted(report.entries, "entry", "entries")} and{" "}
        {counted(report.files, "file")}.
      </p>
      <p>Don’t change anything in the data folder. Show this to IT, and compare with the last backup.</p>
      <ul className="faults">
        {report.faults.map((fault) => (
          <FaultRow key={faultKey(fault)} fault={fault} place={places.get(faultKey(fault)) ?? null} />
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
        {report.unnamedFiles > 0 && (
          <p className="faint">{counted(report.unnamedFiles, "file")} left by an interrupted save, harmless.</p>
        )}
        <details className="for-it">
          <summary>For IT</summary>
          <p className="faint">
            Root of the tree <code className="mono">{report.root}</code>
          </p>
        </details>
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

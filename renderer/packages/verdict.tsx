import type { OpenedPackage } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useRecords } from "../stores/records.ts";
import { CopyBox } from "./copy-box.tsx";
import { ForkNote } from "./fork-notes.tsx";
import { PackageFaults } from "./package-faults.tsx";
import { keyWords, notesBeside, verdictWords } from "./package-words.ts";
import { isSignable, witnessWords } from "./witness-words.ts";

/** How it was checked, for whom wants to know it exactly. */
function ForIt({ opened }: { opened: OpenedPackage }) {
  const { report } = opened;
  return (
    <details className="for-it">
      <summary>For IT</summary>
      <dl className="facts">
        <dt>File</dt>
        <dd>
          <bdi>{report.name}</bdi>
        </dd>
        <dt>Log</dt>
        <dd>
          <code className="mono break">{report.origin ?? "not readable"}</code>
        </dd>
        {report.size !== null && (
          <>
            <dt>Its head</dt>
            <dd>
              {counted(report.size, "entry", "entries")}, root <code className="mono break">{report.root}</code>
            </dd>
          </>
        )}
        {report.vkey !== null && (
          <>
            <dt>Its key</dt>
            <dd>
              <code className="mono break">{report.vkey}</code>
            </dd>
          </>
        )}
        {report.previous !== null && (
          <>
            <dt>Compared with</dt>
            <dd>
              <bdi>{report.previous.name}</bdi> ({counted(report.previous.size, "entry", "entries")})
            </dd>
          </>
        )}
        {report.cosigned.length > 0 && (
          <>
            <dt>Signed also by</dt>
            <dd>
              <bdi>{report.cosigned.join(", ")}</bdi>
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}

/** Does it verify? In plain sight, before anything of it is shown. */
export function Verdict({ opened }: { opened: OpenedPackage }) {
  const { report } = opened;
  const isOwn = opened.witnessing === "own";
  return (
    <section aria-label="Result of the check" className="verify">
      <Note tone={report.ok ? "good" : "bad"}>
        <p className="note-what">{verdictWords(report)}</p>
        {!report.ok && (
          <>
            <p>Don’t rely on it. Keep it as it is, tell the sender, and ask for it again.</p>
            <PackageFaults report={report} />
          </>
        )}
        {report.ok && <p>{keyWords(report, isOwn)}</p>}
        {report.ok && !isOwn && report.key === "own" && report.vkey !== null && (
          <CopyBox label="The log’s key" text={report.vkey} />
        )}
        {notesBeside(report).map((note) => (
          <p key={note}>
            <bdi>{note}</bdi>
          </p>
        ))}
        <ForIt opened={opened} />
      </Note>
    </section>
  );
}

/** What the log’s head has to do with the one that was seen before; signing it for its sender. */
export function WitnessNote({ opened, zone }: { opened: OpenedPackage; zone: string }) {
  const desk = useRecords();
  const save = useSubmit(async () => {
    const reply = await ask("package.save-cosigned", { token: opened.token });
    if (reply !== null) announce(`“${reply.saved}” saved. Send it back to your colleague.`);
  });
  const fork = desk?.forks.find(({ id }) => id === opened.fork);
  if (fork !== undefined) return <ForkNote fork={fork} zone={zone} />;
  const { tone, what, more } = witnessWords(opened.witnessing, opened.seenBefore, zone);
  // A package that does not verify says nothing about its log.
  if (!opened.report.ok && opened.witnessing !== "forked") return null;
  return (
    <section aria-label="Witness" className="verify">
      <Note tone={tone}>
        <p className="note-what">{what}</p>
        <p>{more}</p>
        <ErrorNote refused={save.refused} />
        {isSignable(opened.witnessing) && (
          <div className="note-actions">
            <Button onPress={() => void save.run()} busy={save.busy}>
              Save with my signature…
            </Button>
          </div>
        )}
      </Note>
    </section>
  );
}

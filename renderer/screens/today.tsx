import { ImagePlus, Plus, Users } from "lucide-react";
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { OpenCase } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { UserLine } from "../components/user-text.tsx";
import { capital, counted, longDay, relativeDay, relativeMoment } from "../format.ts";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { useReady } from "../stores/app.ts";
import { loadOpenCases, useCases } from "../stores/cases.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { caseKind } from "../words.ts";

/** One open case: what it is, what it waits for, and the way back in. */
export function OpenCaseRow({ open, zone }: { open: OpenCase; zone: string }) {
  const { summary } = open;
  return (
    <li className="row open-case">
      <Tag>
        Step {open.step} of {open.steps}
      </Tag>
      <div className="row-text">
        <span className="t">
          <CaseTitle summary={summary} />
        </span>
        <small>
          {open.title} · {summary.platform}, {summary.account.name}
          {summary.excerpt && " · "}
          <UserLine text={summary.excerpt} />
        </small>
      </div>
      <small className="when">opened {relativeDay(summary.openedAt, zone)}</small>
      <Button
        aria-label={`Continue: ${caseKind(summary)} by ${summary.author}`}
        onPress={() => go({ screen: "case", id: summary.id })}
      >
        Continue
      </Button>
    </li>
  );
}

function FirstThings() {
  const accounts = useAccounts((store) => store.accounts);
  const { log } = useReady();
  const none = accounts?.length === 0;
  return (
    <section className="first-things">
      <h2>{log.cases === 0 ? "What to do first" : "Nothing is open"}</h2>
      <ol>
        {none && (
          <li>
            <Users size={18} aria-hidden="true" />
            <span>
              <b>Add your department’s accounts</b>
              <small>A case belongs to the page on which the content stands.</small>
            </span>
            <Button look="primary" onPress={() => go({ screen: "accounts" })}>
              Add an account
            </Button>
          </li>
        )}
        <li>
          <ImagePlus size={18} aria-hidden="true" />
          <span>
            <b>Paste a screenshot</b>
            <small>Press Ctrl+V anywhere in this window, or drop a file on it. It offers to start a case.</small>
          </span>
        </li>
        <li>
          <Plus size={18} aria-hidden="true" />
          <span>
            <b>Or start a case</b>
            <small>Custodia leads through every step that the policy asks for.</small>
          </span>
          <Button look={none ? "plain" : "primary"} onPress={() => go({ screen: "remove" })}>
            Start a case
          </Button>
        </li>
      </ol>
    </section>
  );
}

/** The last verification found the log changed: nobody may work past that unaware. */
function FaultNote({ zone }: { zone: string }) {
  const { log } = useReady();
  const last = log.lastVerified;
  if (last === null || last.ok) return null;
  return (
    <Note tone="bad">
      <p className="note-what">The last check of the log found faults, {relativeMoment(last.at, zone)}.</p>
      <p>Don’t change anything in the data folder. Look at the faults, and show them to IT.</p>
      <div className="note-actions">
        <Button onPress={() => go({ screen: "log" })}>Show the log</Button>
      </div>
    </Note>
  );
}

function openSentence(open: readonly OpenCase[] | null, policy: string): string {
  if (open === null) return "";
  if (open.length === 0) return `No case is open under ${policy}. Nothing waits for you.`;
  return `${capital(counted(open.length, "case is", "cases are"))} open under ${policy}.`;
}

/** What waits for the person today. */
export function Today() {
  const zone = useZone();
  const pack = useCurrentPack();
  const open = useCases((store) => store.open);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    Promise.all([loadOpenCases(), loadAccounts()]).catch((error: unknown) => setRefused(refusedOf(error)));
  }, []);
  return (
    <Screen
      title={longDay(new Date(), zone)}
      sub={openSentence(open, pack?.shortTitle ?? "the policy")}
      actions={
        open !== null &&
        open.length > 0 && (
          <Button look="primary" icon={Plus} onPress={() => go({ screen: "remove" })}>
            Start a case
          </Button>
        )
      }
    >
      <ErrorNote refused={refused} />
      <FaultNote zone={zone} />
      {open?.length === 0 && <FirstThings />}
      {open !== null && open.length > 0 && (
        <section>
          <h2 className="group">Open cases</h2>
          <ul className="list">
            {open.map((one) => (
              <OpenCaseRow key={one.summary.id} open={one} zone={zone} />
            ))}
          </ul>
        </section>
      )}
    </Screen>
  );
}

import { ImagePlus, LockKeyhole, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { policyInText } from "../../main/model/policy-name.ts";
import type { DutyDesk, OpenCase } from "../../preload/contract.ts";
import { HalfRounds } from "../accounts/half-rounds.tsx";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { UserLine } from "../components/user-text.tsx";
import { casesOf, leftOut, waitingSentence } from "../duties.ts";
import { counted, longDay, moment, relativeDay, relativeMoment } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { loadOpenCases, useCases } from "../stores/cases.ts";
import { showDutiesOf } from "../stores/duties.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useDesk } from "../stores/vault.ts";
import { caseKind } from "../words.ts";
import { DepartmentChoice } from "./department-choice.tsx";
import { DutyList, useDue } from "./duty-list.tsx";

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

function FirstVault() {
  const desk = useDesk();
  if (desk?.lock !== "open" || desk.vaults.length > 0) return null;
  return (
    <li>
      <LockKeyhole size={18} aria-hidden="true" />
      <span>
        <b>Put your passwords into a vault</b>
        <small>They are sealed on this computer, and a second custodian can open them on any day.</small>
      </span>
      <Button onPress={() => go({ screen: "vault" })}>Open Vault</Button>
    </li>
  );
}

/** That there are no accounts yet is said by what is due. @param none there is none: that comes first */
function FirstThings({ none }: { none: boolean }) {
  const { log } = useReady();
  return (
    <section className="first-things">
      <h2>{log.cases === 0 ? "What to do first" : "Nothing is open"}</h2>
      <ol>
        <FirstVault />
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

/** Times never go backwards along the log: an entry from a clock that was ahead holds up all that follow. Nobody may find that out in court. */
function ClockNote({ zone }: { zone: string }) {
  const { clockBehind } = useReady().log;
  if (clockBehind === null) return null;
  return (
    <Note tone="warn">
      <p className="note-what">
        This computer’s clock is behind the last entry of the log ({moment(clockBehind, zone)}).
      </p>
      <p>
        The order of entries is kept, and so new ones carry that time until the clock has caught up. Check date and time
        of this computer; if they are right, it was wrong when that entry was made: say so in the case.
      </p>
    </Note>
  );
}

/** The list ends somewhere; nobody may take its end for the end of what is due. */
function MoreDuties({ desk }: { desk: DutyDesk }) {
  const more = leftOut(desk);
  if (more <= 0) return null;
  return <p className="faint">{counted(more, "more thing is", "more things are")} less urgent.</p>;
}

/** The open cases of the department that is shown, and how many there are elsewhere. */
function OpenCases({ open, shown, zone }: Record<"open" | "shown", readonly OpenCase[]> & { zone: string }) {
  const others = open.length - shown.length;
  if (open.length === 0) return null;
  return (
    <section>
      {shown.length > 0 && (
        <>
          <h2 className="group">Open cases</h2>
          <ul className="list">
            {shown.map((one) => (
              <OpenCaseRow key={one.summary.id} open={one} zone={zone} />
            ))}
          </ul>
        </>
      )}
      {others > 0 && (
        <p className="faint under-list">
          {counted(
            others,
            shown.length > 0 ? "more case is" : "case is",
            shown.length > 0 ? "more cases are" : "cases are",
          )}{" "}
          open in other departments.{" "}
          <Button look="quiet" small onPress={() => showDutiesOf(null)}>
            Show all departments
          </Button>
        </p>
      )}
    </section>
  );
}

/** What waits for the person today. */
export function Today() {
  const zone = useZone();
  const pack = useCurrentPack();
  const open = useCases((store) => store.open);
  const { desk, groups, refused: dutiesRefused } = useDue();
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    loadOpenCases().catch((error: unknown) => setRefused(refusedOf(error)));
  }, []);
  const shown = open === null || desk === null ? null : casesOf(open, desk.department);
  const waiting = {
    open: shown?.length ?? null,
    counts: desk?.counts ?? null,
    policy: pack === null ? "the policy" : policyInText(pack),
    department: (desk?.departments.length ?? 0) > 1 ? (desk?.department ?? null) : "",
  };
  const isDue = groups !== null && groups.length > 0;
  return (
    <Screen
      title={longDay(new Date(), zone)}
      sub={waitingSentence(waiting)}
      actions={
        <>
          {desk !== null && <DepartmentChoice desk={desk} />}
          {open !== null && open.length > 0 && (
            <Button look={isDue ? "plain" : "primary"} icon={Plus} onPress={() => go({ screen: "remove" })}>
              Start a case
            </Button>
          )}
        </>
      }
    >
      <ErrorNote refused={refused ?? dutiesRefused} />
      <FaultNote zone={zone} />
      <ClockNote zone={zone} />
      <DutyList groups={groups ?? []} />
      {desk !== null && <MoreDuties desk={desk} />}
      {open?.length === 0 && <FirstThings none={desk?.duties.some(({ place }) => place === "import") ?? false} />}
      {open !== null && shown !== null && <OpenCases open={open} shown={shown} zone={zone} />}
      <HalfRounds />
    </Screen>
  );
}

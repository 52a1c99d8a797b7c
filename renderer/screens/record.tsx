import { ArrowLeft } from "lucide-react";
import { amended } from "../../main/model/amendment.ts";
import type { CaseView } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { EvidenceGrid } from "../components/evidence-grid.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { useCase } from "../components/use-case.ts";
import { UserText } from "../components/user-text.tsx";
import { count, counted, moment } from "../format.ts";
import { usePack, useZone } from "../stores/packs.ts";
import { go, goBack } from "../stores/place.ts";
import { openingOf } from "../workflow/at-case.ts";
import { EarlierCases } from "../workflow/earlier-cases.tsx";
import { EntryCard } from "../workflow/entry-card.tsx";
import { FieldValue } from "../workflow/entry-rows.tsx";

function Waivers({ entries, zone }: { entries: readonly CaseEntry[]; zone: string }) {
  const waivers = entries.filter((entry) => entry.kind === "step.waived");
  if (waivers.length === 0) return null;
  return (
    <Note tone="warn">
      {waivers.map((entry) => (
        <p key={entry.id}>
          <b>Skipped: {entry.fields.title}.</b> {entry.fields.reason}{" "}
          <span className="faint">
            {entry.actor.name}, {moment(entry.at, zone)}
          </span>
        </p>
      ))}
    </Note>
  );
}

function Facts({ view, zone }: { view: CaseView; zone: string }) {
  const { summary } = view;
  const pack = usePack(summary.policy);
  const { fields } = openingOf(view.entries);
  const shown = { pack, zone };
  return (
    <dl className="facts">
      <dt>Account</dt>
      <dd>
        {summary.account.name} ({summary.account.handle}), {summary.account.department}
      </dd>
      <dt>Author</dt>
      <dd>
        <bdi>{summary.author}</bdi> on {summary.platform}
      </dd>
      <dt>Posted</dt>
      <dd>
        <FieldValue field="postedAt" value={fields.postedAt} {...shown} />
      </dd>
      <dt>Where it stood</dt>
      <dd>
        <FieldValue field="published" value={fields.published} {...shown} />
      </dd>
      {fields.address !== null && (
        <>
          <dt>Address</dt>
          <dd className="break">{fields.address}</dd>
        </>
      )}
      {summary.grounds.length > 0 && (
        <>
          <dt>Grounds</dt>
          <dd>
            <FieldValue field="grounds" value={summary.grounds} {...shown} />
          </dd>
        </>
      )}
      <dt>Policy</dt>
      <dd>
        {pack?.title ?? ""} <code className="mono">{summary.policy}</code>
      </dd>
      <dt>Entries</dt>
      <dd>
        {counted(summary.entries, "entry", "entries")}, no. {count(summary.firstSeq)} to no. {count(summary.lastSeq)}
      </dd>
    </dl>
  );
}

function RecordOf({ view }: { view: CaseView }) {
  const pack = usePack(view.summary.policy);
  const here = useZone();
  const zone = pack?.timeZone ?? here;
  const sealed = amended(view.entries).filter((entry) => entry.kind === "evidence.sealed");
  const { content } = openingOf(view.entries).fields;
  return (
    <div className="record">
      <div>
        <Waivers entries={view.entries} zone={zone} />
        <section className="panel">
          <h2>The content</h2>
          <div className="content-quote">
            <UserText text={content} />
          </div>
          <Facts view={view} zone={zone} />
        </section>
        <section>
          <h2 className="group">Timeline</h2>
          <ol className="timeline">
            {view.entries.map((entry) => (
              <li key={entry.id}>
                <EntryCard entry={entry} all={view.entries} pack={pack} zone={zone} full />
              </li>
            ))}
          </ol>
        </section>
      </div>
      <aside className="beside" aria-label="Evidence and other cases">
        <section>
          <h2 className="group">Sealed evidence</h2>
          {sealed.length === 0 ? (
            <p className="faint">Nothing is sealed yet.</p>
          ) : (
            <EvidenceGrid sealed={sealed} zone={zone} />
          )}
        </section>
        <EarlierCases cases={view.sameAuthor} zone={zone} title="Other cases of this author" />
      </aside>
    </div>
  );
}

/** A case's page: everything that the log holds about it. */
export function Record({ id }: { id: string }) {
  const { view, refused } = useCase(id);
  if (view === null) return <ErrorNote refused={refused} />;
  const { summary } = view;
  return (
    <Screen
      title={<CaseTitle summary={summary} />}
      sub={
        <>
          <OutcomeTag summary={summary} /> {summary.platform} · {summary.account.name} ·{" "}
          {counted(summary.evidenceCount, "sealed file")}
        </>
      }
      actions={
        <>
          <Button look="quiet" icon={ArrowLeft} onPress={() => goBack({ screen: "log" })}>
            Back
          </Button>
          <Button look={summary.closed ? "plain" : "primary"} onPress={() => go({ screen: "case", id })}>
            {summary.closed ? "Show the steps" : "Continue this case"}
          </Button>
        </>
      }
    >
      <ErrorNote refused={refused} />
      <RecordOf view={view} />
    </Screen>
  );
}

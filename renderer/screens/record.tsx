import { ArrowLeft, FileDown } from "lucide-react";
import { amended } from "../../main/model/amendment.ts";
import type { CaseView } from "../../main/model/case-view.ts";
import { Button } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { EvidenceGrid } from "../components/evidence-grid.tsx";
import { Screen } from "../components/screen.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { useCase } from "../components/use-case.ts";
import { UserText } from "../components/user-text.tsx";
import { counted } from "../format.ts";
import { useSavePdf } from "../packages/save-pdf.tsx";
import { RecordKeeping } from "../retention/record-keeping.tsx";
import { usePack, useZone } from "../stores/packs.ts";
import { go, goBack } from "../stores/place.ts";
import { openingOf } from "../workflow/at-case.ts";
import { Facts, Waivers } from "../workflow/case-facts.tsx";
import { EarlierCases } from "../workflow/earlier-cases.tsx";
import { EntryCard } from "../workflow/entry-card.tsx";

function RecordOf({ view }: { view: CaseView }) {
  const pack = usePack(view.summary.policy);
  const here = useZone();
  const zone = pack?.timeZone ?? here;
  const sealed = amended(view.entries).filter((entry) => entry.kind === "evidence.sealed");
  const opening = openingOf(view.entries);
  return (
    <div className="record">
      <div>
        <Waivers entries={view.entries} zone={zone} />
        <section className="panel">
          <h2>The content</h2>
          <div className="content-quote">
            <UserText text={opening.fields.content} />
          </div>
          <Facts summary={view.summary} opening={opening} zone={zone} />
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
        <RecordKeeping id={view.summary.id} account={view.summary.account.id} />
      </aside>
    </div>
  );
}

/** A case's page: everything that the log holds about it. */
export function Record({ id }: { id: string }) {
  const { view, refused } = useCase(id);
  const pdf = useSavePdf({ case: id });
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
          <Button icon={FileDown} onPress={() => void pdf.submit.run()} busy={pdf.submit.busy}>
            Save as PDF…
          </Button>
          <Button look={summary.closed ? "plain" : "primary"} onPress={() => go({ screen: "case", id })}>
            {summary.closed ? "Show the steps" : "Continue this case"}
          </Button>
        </>
      }
    >
      <ErrorNote refused={refused ?? pdf.submit.refused} />
      <RecordOf view={view} />
    </Screen>
  );
}

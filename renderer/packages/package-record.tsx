import { useEffect, useState } from "react";
import { amended } from "../../main/model/amendment.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { PackageCase } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { ErrorNote } from "../components/error-note.tsx";
import { EvidenceGrid } from "../components/evidence-grid.tsx";
import { Note } from "../components/note.tsx";
import { UserText } from "../components/user-text.tsx";
import { counted } from "../format.ts";
import { usePack } from "../stores/packs.ts";
import { Facts, Waivers } from "../workflow/case-facts.tsx";
import { EntryCard, MissingValue } from "../workflow/entry-card.tsx";

type Missing = ReadonlyMap<number, ReadonlyMap<string, string>>;

const none: ReadonlyMap<string, string> = new Map();

function byEntry(missing: PackageCase["missing"]): Missing {
  const found = new Map<number, Map<string, string>>();
  for (const { seq, field, because } of missing) {
    const fields = found.get(seq) ?? new Map<string, string>();
    found.set(seq, fields.set(field, because));
  }
  return found;
}

interface PackageCaseState {
  readonly view: PackageCase | null;
  readonly refused: Refused | null;
}

/** A case of the opened package; both null while it is being read. */
export function usePackageCase(token: string, id: string): PackageCaseState {
  const [state, setState] = useState<PackageCaseState>({ view: null, refused: null });
  useEffect(() => {
    let gone = false;
    ask("package.case", { token, id }).then(
      (view) => {
        if (!gone) setState({ view, refused: null });
      },
      (error: unknown) => {
        if (!gone) setState({ view: null, refused: refusedOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [token, id]);
  return state;
}

/** Says how much of the case did not come with the package. */
function MissingNote({ view }: { view: PackageCase }) {
  const reasons = [...new Set(view.missing.map(({ because }) => because))];
  if (view.missing.length === 0) return null;
  return (
    <Note tone="warn">
      <p className="note-what">
        {counted(view.missing.length, "field")} of this case {view.missing.length === 1 ? "is" : "are"} not in this
        package.
      </p>
      <ul className="plain-list">
        {reasons.map((because) => (
          <li key={because}>
            <bdi>{because}</bdi>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Content({ entries, view, zone, missing }: PartProps & { view: PackageCase }) {
  const opening = entries.find((entry) => entry.kind === "case.opened");
  if (opening === undefined) {
    return <Note>The case was opened before this package begins, so only its later entries are here.</Note>;
  }
  const gone = missing.get(opening.seq) ?? none;
  const because = gone.get("content");
  return (
    <section className="panel">
      <h2>The content</h2>
      <div className="content-quote">
        {because === undefined ? <UserText text={opening.fields.content} /> : <MissingValue because={because} />}
      </div>
      <Facts summary={view.summary} opening={opening} zone={zone} missing={gone} />
    </section>
  );
}

interface PartProps {
  readonly entries: readonly CaseEntry[];
  readonly missing: Missing;
  readonly zone: string;
}

function Timeline({ entries, missing, zone, pack }: PartProps & { pack: PolicyPack | null }) {
  return (
    <section>
      <h2 className="group">Timeline</h2>
      <ol className="timeline">
        {entries.map((entry) => {
          const gone = missing.get(entry.seq);
          return (
            <li key={entry.id}>
              <EntryCard
                entry={entry}
                all={entries}
                pack={pack}
                zone={zone}
                full
                readOnly
                {...(gone === undefined ? {} : { missing: gone })}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Sealed({ entries, missing, zone }: PartProps) {
  const sealed = entries.filter((entry) => entry.kind === "evidence.sealed");
  const here = sealed.filter(({ seq }) => missing.get(seq)?.has("evidence") !== true);
  const gone = sealed.length - here.length;
  return (
    <aside className="beside" aria-label="Evidence">
      <h2 className="group">Sealed evidence</h2>
      {here.length > 0 && <EvidenceGrid sealed={here} zone={zone} />}
      {gone > 0 && <p className="faint">{counted(gone, "file")} not in this package.</p>}
      {sealed.length === 0 && <p className="faint">Nothing was sealed.</p>}
    </aside>
  );
}

/** Another workstation’s case, to be read only. What is missing shows its place. */
export function PackageRecord({ state, zone: here }: { state: PackageCaseState; zone: string }) {
  const { view, refused } = state;
  const pack = usePack(view?.summary.policy ?? "");
  if (view === null) return <ErrorNote refused={refused} />;
  const zone = pack?.timeZone ?? here;
  const missing = byEntry(view.missing);
  const amendments = amended(view.entries);
  return (
    <div className="record">
      <div>
        <MissingNote view={view} />
        <Waivers entries={view.entries} zone={zone} />
        <Content entries={amendments} view={view} missing={missing} zone={zone} />
        <Timeline entries={view.entries} missing={missing} zone={zone} pack={pack} />
      </div>
      <Sealed entries={amendments} missing={missing} zone={zone} />
    </div>
  );
}

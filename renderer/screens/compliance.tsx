import { CalendarPlus, FileText } from "lucide-react";
import { useEffect, useState } from "react";
import type { ComplianceReport, ComplianceRow } from "../../main/model/compliance-view.ts";
import type { DutyDesk } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { ComplianceRowPanel } from "../compliance/compliance-row.tsx";
import { type ComplianceFilter, complianceSentence, shownRows } from "../compliance/compliance-words.ts";
import { LeftOut } from "../compliance/left-out.tsx";
import { canBeLeftOut } from "../compliance/left-out-cases.ts";
import { RowDuties } from "../compliance/row-duties.tsx";
import { useCompliance } from "../compliance/use-compliance.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { dueOfRow, dutyGroups } from "../duties.ts";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDutiesOf } from "../stores/duties.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type CompliancePlace, stay } from "../stores/place.ts";
import { useDesk } from "../stores/vault.ts";
import { doWork } from "../stores/work.ts";

/** A file that main saves through a dialog; `saved` is its name once it lies on the disk. */
function useSaving(save: () => Promise<{ saved: string } | null>): { submit: Submit; saved: string | null } {
  const [saved, setSaved] = useState<string | null>(null);
  const submit = useSubmit(async () => {
    setSaved(null);
    const reply = await save();
    if (reply === null) return;
    setSaved(reply.saved);
    announce(`“${reply.saved}” saved.`);
  });
  return { submit, saved };
}

/** The names stay while another department’s duties are read: the box does not shrink under the person’s hand. */
function useDepartmentNames(desk: DutyDesk | null): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (desk !== null) setNames(desk.departments.map(({ name }) => name));
  }, [desk]);
  return names;
}

function DepartmentBox({ department, names }: { department: string; names: readonly string[] }) {
  const options = [...new Set([...names, department])].map((name) => ({ value: name, label: name }));
  return (
    <SelectBox
      label="Department"
      quietLabel
      value={department}
      onChange={(name) => stay({ screen: "compliance", department: name })}
      options={options}
    />
  );
}

const filters: readonly { readonly value: ComplianceFilter; readonly label: string }[] = [
  { value: "all", label: "All duties" },
  { value: "open", label: "Not met or not known" },
];

/** What can be done about a row that is not met: what is due because of it, and the cases to look at. */
function ToDo({ row, department, desk }: { row: ComplianceRow; department: string; desk: DutyDesk | null }) {
  const vaults = useDesk()?.vaults ?? [];
  const pack = useCurrentPack();
  if (row.verdict !== "not-met" && row.verdict !== "unknown") return null;
  const groups = desk === null ? [] : dutyGroups(dueOfRow(desk, row.row), vaults, new Date());
  const isLeftOut = pack !== null && row.findings.length > 0 && canBeLeftOut(pack, row.row);
  return (
    <>
      <RowDuties lines={groups.flatMap(({ lines }) => lines)} />
      {isLeftOut && <LeftOut pack={pack} department={department} />}
    </>
  );
}

interface ReportProps {
  readonly report: ComplianceReport;
  readonly desk: DutyDesk | null;
  readonly filter: ComplianceFilter;
  readonly onFilter: (filter: ComplianceFilter) => void;
}

function Report({ report, desk, filter, onFilter }: ReportProps) {
  const rows = shownRows(report, filter);
  return (
    <section aria-label="Duties of the policy">
      <div className="compliance-bar">
        <SelectBox label="Show" quietLabel value={filter} onChange={onFilter} options={filters} />
      </div>
      {rows.length === 0 && <p className="faint">Nothing is missing, and nothing is unknown.</p>}
      <ul className="list compliance">
        {rows.map((row) => (
          <ComplianceRowPanel key={row.row} row={row}>
            <ToDo row={row} department={report.department} desk={desk} />
          </ComplianceRowPanel>
        ))}
      </ul>
    </section>
  );
}

/** Each duty of the policy for a department: met or not, since when, with what shows it. */
export function Compliance({ place }: { place: CompliancePlace }) {
  const { person } = useReady();
  const department = place.department ?? person.department;
  const [filter, setFilter] = useState<ComplianceFilter>("all");
  const { desk } = useDutiesOf(department);
  const { report, refused } = useCompliance(department);
  const pdf = useSaving(() => doWork("pdf", () => ask("duties.save-compliance", { department })));
  const calendar = useSaving(() => ask("duties.save-calendar", { department }));
  const names = useDepartmentNames(desk);
  return (
    <Screen
      title="Compliance"
      sub={
        report === null
          ? ""
          : `${complianceSentence(report)} ${report.department}, ${report.policy.shortTitle}, on ${plainDate(report.day)}.`
      }
      actions={
        <>
          <DepartmentBox department={department} names={names} />
          <Button icon={CalendarPlus} busy={calendar.submit.busy} onPress={() => void calendar.submit.run()}>
            Save as a calendar
          </Button>
          <Button look="primary" icon={FileText} busy={pdf.submit.busy} onPress={() => void pdf.submit.run()}>
            Save as PDF
          </Button>
        </>
      }
    >
      <ErrorNote refused={refused ?? pdf.submit.refused ?? calendar.submit.refused} />
      {[pdf.saved, calendar.saved].map(
        (name) =>
          name !== null && (
            <Note key={name} tone="good">
              <p className="note-what">
                Saved as “<bdi>{name}</bdi>”.
              </p>
            </Note>
          ),
      )}
      {report?.sample === true && (
        <Note tone="warn">
          <p className="note-what">Made from sample data. It is no report.</p>
        </Note>
      )}
      {report !== null && <Report report={report} desk={desk} filter={filter} onFilter={setFilter} />}
    </Screen>
  );
}

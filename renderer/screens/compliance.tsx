import { CalendarPlus, FileText } from "lucide-react";
import { useState } from "react";
import type { ComplianceReport } from "../../main/model/compliance-view.ts";
import { ask } from "../bridge.ts";
import { ComplianceRowPanel } from "../compliance/compliance-row.tsx";
import { type ComplianceFilter, complianceSentence, shownRows } from "../compliance/compliance-words.ts";
import { useCompliance } from "../compliance/use-compliance.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDutyDesk } from "../stores/duties.ts";
import { type CompliancePlace, stay } from "../stores/place.ts";
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

function Report({ report }: { report: ComplianceReport }) {
  const [filter, setFilter] = useState<ComplianceFilter>("all");
  const rows = shownRows(report, filter);
  return (
    <section aria-label="Duties of the policy">
      <div className="compliance-bar">
        <SelectBox label="Show" quietLabel value={filter} onChange={setFilter} options={filters} />
      </div>
      {rows.length === 0 && <p className="faint">Nothing is missing, and nothing is unknown.</p>}
      <ul className="list compliance">
        {rows.map((row) => (
          <ComplianceRowPanel key={row.row} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** Each duty of the policy for a department: met or not, since when, with what shows it. */
export function Compliance({ place }: { place: CompliancePlace }) {
  const { person } = useReady();
  const department = place.department ?? person.department;
  const { desk } = useDutyDesk(person.department);
  const { report, refused } = useCompliance(department);
  const pdf = useSaving(() => doWork("pdf", () => ask("duties.save-compliance", { department })));
  const calendar = useSaving(() => ask("duties.save-calendar", { department }));
  const names = (desk?.departments ?? []).map(({ name }) => name);
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
      {report !== null && <Report key={report.department} report={report} />}
    </Screen>
  );
}

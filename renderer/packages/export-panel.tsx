import type { Refused } from "../../main/model/error-code.ts";
import type { ExportPlan, RecordsDesk } from "../../main/model/records-view.ts";
import type { ExportRange } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices, RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { counted, listed } from "../format.ts";
import { useWork } from "../stores/work.ts";
import { planWords } from "./export-words.ts";
import { ExportedNote } from "./exported-note.tsx";
import { SavedPdf, useSavePdf } from "./save-pdf.tsx";
import { type ExportForm, type Seal, useExport } from "./use-export.ts";
import { usePlan } from "./use-plan.ts";

/** `age1qx…7f2k` */
function short(recipient: string): string {
  return `${recipient.slice(0, 10)}…${recipient.slice(-4)}`;
}

/** Sealed for whom? Without a recipient there is only the open package. */
function SealChoice({ desk, form }: { desk: RecordsDesk; form: ExportForm }) {
  const { recipients } = desk.settings;
  const chosen = recipients.filter(({ recipient }) => form.to.includes(recipient));
  const names = listed((chosen.length > 0 ? chosen : recipients).map(({ label }) => label));
  return (
    <>
      <RadioChoices<Seal>
        label="Who can read it"
        className="cards"
        value={form.seal}
        onChange={form.onSeal}
        choices={[
          {
            value: "sealed",
            label: "Sealed",
            more: recipients.length === 0 ? "Add IT’s key under “Sealed for” first." : `Only ${names} can open it.`,
            disabled: recipients.length === 0,
          },
          { value: "open", label: "Open", more: "Whoever has the file can read it." },
        ]}
      />
      {form.seal === "sealed" && recipients.length > 1 && (
        <CheckChoices
          label="Sealed for"
          required
          missing="Choose at least one, or leave it open."
          value={form.to}
          onChange={form.onTo}
          choices={recipients.map(({ label, recipient }) => ({ value: recipient, label, more: short(recipient) }))}
        />
      )}
    </>
  );
}

function RangeChoice({ desk, form }: { desk: RecordsDesk; form: ExportForm }) {
  const newer = desk.sinceLast.entries;
  return (
    <RadioChoices<ExportRange>
      label="What"
      className="cards"
      value={form.range}
      onChange={form.onRange}
      choices={[
        {
          value: "since-last",
          label: "What is new since the last export",
          more: newer === 0 ? "Nothing was recorded since." : counted(newer, "entry", "entries"),
          disabled: newer === 0,
        },
        { value: "all", label: "The whole log", more: "For a new reader, or when the earlier packages are gone." },
      ]}
    />
  );
}

interface PlanLineProps {
  readonly plan: ExportPlan | null;
  readonly refused: Refused | null;
  readonly isChosen: boolean;
  readonly exports: RecordsDesk["exports"];
}

function PlanLine({ plan, refused, isChosen, exports }: PlanLineProps) {
  if (!isChosen) return <p className="plan">Nothing is new. Choose “The whole log” to export all of it again.</p>;
  const none = "Nothing is recorded yet, so there is nothing to export.";
  const waiting = refused === null ? "Reckoning what it holds…" : refused.code === "EXPORT_EMPTY" ? none : "";
  return (
    <p className="plan" aria-live="polite">
      {plan === null ? waiting : `${planWords(plan, exports)}.`}
    </p>
  );
}

/** The form that exports: what, sealed for whom, how large. The folder is asked for last. [A-6.g.ii] */
export function ExportPanel({ desk }: { desk: RecordsDesk }) {
  const form = useExport(desk);
  const { submit, made } = form;
  const { plan, refused } = usePlan(form.range);
  const pdf = useSavePdf({ range: form.range ?? "all" });
  const isWorking = useWork(({ running }) => running !== null);
  return (
    <section className="panel" aria-label="Export to IT">
      <h2>Export to IT</h2>
      <p className="sub">
        One file with the entries, their screenshots and a report to read. It proves by itself that nothing was changed.
      </p>
      {made !== null && <ExportedNote key={made.seq} row={made} exports={desk.exports} />}
      <Form
        submit={submit}
        action="Choose a folder and export…"
        disabled={plan === null || (isWorking && !submit.busy)}
        more={
          <Button
            look="quiet"
            onPress={() => void pdf.submit.run()}
            isDisabled={plan === null || (isWorking && !pdf.submit.busy)}
            busy={pdf.submit.busy}
          >
            Save only the report as PDF…
          </Button>
        }
        foot="The log records that it was exported, by whom and for whom."
      >
        {desk.exports.length > 0 && <RangeChoice desk={desk} form={form} />}
        <SealChoice desk={desk} form={form} />
        <PlanLine plan={plan} refused={refused} isChosen={form.range !== null} exports={desk.exports} />
        <ErrorNote refused={refused?.code === "EXPORT_EMPTY" ? null : (refused ?? pdf.submit.refused)} />
        <WorkProgress works={["export"]} label="Exporting" />
        <WorkProgress works={["pdf"]} label="Writing the PDF" />
        <SavedPdf name={pdf.saved} />
      </Form>
    </section>
  );
}

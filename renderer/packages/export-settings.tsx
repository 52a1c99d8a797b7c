import { useRef, useState } from "react";
import type { ExportSettings as Settings } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { onEscape } from "../custodians/on-escape.ts";
import { useArrived, useReturn } from "../custodians/use-arrived.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { stay } from "../stores/place.ts";
import { tookRecords } from "../stores/records.ts";
import { emailFault } from "./recipient-check.ts";
import { type RecipientDraft, RecipientFields } from "./recipient-fields.tsx";

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly recipients: readonly RecipientDraft[];
  readonly on: boolean;
  readonly sealed: boolean;
}

function draftOf({ contact, recipients, schedule }: Settings): Draft {
  const rows = recipients.map((one) => ({ ...one, id: one.recipient }));
  return { ...contact, recipients: rows, on: schedule.on, sealed: schedule.sealed };
}

/** The folder is kept as soon as it is chosen: its dialog is main's own. */
function FolderChoice({ folder, isMissed }: { folder: string | null; isMissed: boolean }) {
  const choose = useSubmit(async () => {
    const desk = await ask("export.choose-folder", null);
    if (desk === null) return;
    tookRecords(desk);
    announce("The folder for exports is saved.");
  });
  return (
    <>
      {isMissed && folder === null && (
        <p role="alert" className="field-error">
          Choose the folder first.
        </p>
      )}
      <div className="form-row choose-folder">
        <Button onPress={() => void choose.run()}>{folder === null ? "Choose a folder…" : "Another folder…"}</Button>
        <bdi className="ellipsis">{folder ?? ""}</bdi>
      </div>
      <ErrorNote refused={choose.refused} />
    </>
  );
}

type Rule = "on" | "sealed";

interface ScheduleFieldsProps {
  readonly draft: Draft;
  readonly folder: string | null;
  readonly everyMonths: number;
  /** Save was pressed without a folder. */
  readonly isMissed: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

function ScheduleFields({ draft, folder, everyMonths, isMissed, onChange }: ScheduleFieldsProps) {
  const rules: readonly Rule[] = [...(draft.on ? ["on" as const] : []), ...(draft.sealed ? ["sealed" as const] : [])];
  return (
    <>
      <CheckChoices<Rule>
        label="By itself"
        value={rules}
        onChange={(next) => onChange({ on: next.includes("on"), sealed: next.includes("sealed") })}
        choices={[
          {
            value: "on",
            label: `Export what is new every ${everyMonths === 1 ? "month" : `${everyMonths} months`}`,
            more: "It runs while Custodia is open, into the folder below.",
          },
          {
            value: "sealed",
            label: "Seal it",
            more: draft.recipients.length === 0 ? "Add a key above first." : "For every key above.",
            disabled: draft.recipients.length === 0,
          },
        ]}
      />
      <FolderChoice folder={folder} isMissed={isMissed && draft.on} />
    </>
  );
}

interface ExportSettingsProps {
  readonly settings: Settings;
  readonly everyMonths: number;
}

/** Whom packages are sealed for, whom IT asks, and the export that runs by itself. */
export function ExportSettings({ settings, everyMonths }: ExportSettingsProps) {
  const heading = useArrived<HTMLHeadingElement>();
  useReturn();
  const [draft, change, clear] = useDraft("export-settings", draftOf(settings));
  const close = () => {
    clear();
    stay({ screen: "exports" });
  };
  const holder = useRef<HTMLElement>(null);
  const [isMissed, setMissed] = useState(false);
  const { folder } = settings.schedule;
  const submit = useSubmit(async () => {
    setMissed(draft.on && folder === null);
    if (draft.on && folder === null)
      return holder.current?.querySelector<HTMLElement>(".choose-folder button")?.focus();
    const recipients = draft.recipients.map(({ label, recipient }) => ({
      label: label.trim(),
      recipient: recipient.trim(),
    }));
    const contact = { name: draft.name, email: draft.email.trim() };
    const schedule = { on: draft.on, sealed: draft.sealed && recipients.length > 0 };
    tookRecords(await ask("export.settings", { contact, recipients, schedule }));
    announce("Settings saved.");
    close();
  });
  return (
    <section ref={holder} className="panel" aria-label="Settings of exports" onKeyDown={onEscape(close)}>
      <Form
        submit={submit}
        action="Save"
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <h2 ref={heading} tabIndex={-1}>
          Settings of exports
        </h2>
        <div className="pair">
          <TextBox
            label="Whom IT asks about a package"
            value={draft.name}
            onChange={(name) => change({ name })}
            required
            missing="Who answers when IT asks?"
            hint="Needed: the name stands in every package."
          />
          <TextBox
            label="E-mail"
            value={draft.email}
            onChange={(email) => change({ email })}
            required
            check={emailFault}
            hint="Needed."
          />
        </div>
        <RecipientFields rows={draft.recipients} onChange={(recipients) => change({ recipients })} />
        <ScheduleFields draft={draft} folder={folder} everyMonths={everyMonths} isMissed={isMissed} onChange={change} />
      </Form>
    </section>
  );
}

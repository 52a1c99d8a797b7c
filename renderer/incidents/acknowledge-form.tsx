import type { IncidentRow } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { loadRecords } from "../stores/records.ts";
import { instantOf } from "../zoned-time.ts";

interface AcknowledgeProps {
  readonly incident: IncidentRow;
  readonly zone: string;
  readonly onClose: () => void;
}

const empty = { name: "", role: "", when: "", reference: "", note: "" };

/** IT has taken it up: who, when, and under which number. Until then the incident stays open. */
export function AcknowledgeForm({ incident, zone, onClose }: AcknowledgeProps) {
  const [draft, change, clear] = useDraft(`incident:${incident.id}:acknowledge`, empty);
  const submit = useSubmit(async () => {
    const { name, role, when, reference, note } = draft;
    const now = new Date();
    const at = when === "" ? now.toISOString() : (instantOf(when, zone, now, incident.at) ?? when);
    await ask("incidents.acknowledge", { id: incident.id, at, by: { name, role }, reference, note });
    clear();
    onClose();
    announce("Recorded: IT has taken it up.");
    await loadRecords();
  });
  return (
    <SubPanel title="IT has taken it up" label="IT has taken it up">
      <Form
        submit={submit}
        action="Record it"
        foot="Recorded in the log under your name."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <TextBox
            label="Who answered"
            value={draft.name}
            onChange={(name) => change({ name })}
            required
            missing="The person’s name."
          />
          <TextBox
            label="Their title"
            value={draft.role}
            onChange={(role) => change({ role })}
            required
            missing="Their title or team."
          />
        </div>
        <div className="two">
          <TimeBox label="When" value={draft.when} onChange={(when) => change({ when })} zone={zone} orNow required />
          <TextBox
            label="IT’s own number (optional)"
            value={draft.reference}
            onChange={(reference) => change({ reference })}
          />
        </div>
        <TextBox label="Note (optional)" value={draft.note} onChange={(note) => change({ note })} lines={2} />
      </Form>
    </SubPanel>
  );
}

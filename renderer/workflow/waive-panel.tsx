import { type ReactNode, useState } from "react";
import type { Step } from "../../main/model/case-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useBroughtIn } from "../components/use-brought-in.ts";
import { useDraft } from "../stores/drafts.ts";
import { type AtCase, draftKey, useRecord } from "./at-case.ts";

/** The button that offers to skip a step, and the panel that asks for the reason; nothing where the policy has no way around. */
export function useWaiver(at: AtCase, step: Step): { button: ReactNode; panel: ReactNode } {
  const [open, setOpen] = useState(false);
  const waiver = at.pack.steps.find((rule) => rule.id === step.id)?.waiver ?? null;
  if (waiver === null || step.state !== "waivable") return { button: null, panel: null };
  const button = (
    <Button look="quiet" onPress={() => setOpen(!open)} aria-expanded={open}>
      {`${waiver.label.replace(/…$/, "")}…`}
    </Button>
  );
  const panel = open && <WaivePanel at={at} step={step} hint={waiver.hint} onCancel={() => setOpen(false)} />;
  return { button, panel };
}

interface WaivePanelProps {
  readonly at: AtCase;
  readonly step: Step;
  readonly hint: string;
  readonly onCancel: () => void;
}

function WaivePanel({ at, step, hint, onCancel }: WaivePanelProps) {
  const panel = useBroughtIn<HTMLElement>();
  const [draft, change, clear] = useDraft(draftKey(at, `${step.id}:waive`), { reason: "" });
  const submit = useRecord(at, `“${step.title}” skipped, with your reason.`, clear, () => ({
    step: "waive",
    id: step.id,
    reason: draft.reason,
  }));
  return (
    <section ref={panel} className="sub-panel" aria-label={`Skip “${step.title}”`}>
      <h3>Skip this step</h3>
      <p className="hint">{hint}</p>
      <Form
        submit={submit}
        action="Record and skip this step"
        more={
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        }
      >
        <TextBox
          label="Reason for skipping"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          lines={3}
          required
          missing="A skipped step always carries a reason."
          hint="It shows in every report about this case."
        />
      </Form>
    </section>
  );
}

import { ownMember } from "../../main/model/own-member.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { useTrayOf } from "../stores/tray.ts";
import { type AtDepartment, departmentDraft, planTray, recordDepartment, showDepartmentForm } from "./at-department.ts";
import { filledParts } from "./department-words.ts";
import { FileBox } from "./file-box.tsx";
import { withFile } from "./one-file.ts";

type Rule = NonNullable<PolicyPack["register"]["workplan"]>;

/** A workplan, part by part or as a file, or both. A new one takes the place of the last. [A-6.a] */
export function WorkplanForm({ at, rule }: { at: AtDepartment; rule: Rule }) {
  const { view, today } = at;
  const { name, workplan } = view.department;
  const tray = planTray(name);
  const [draft, change, clear] = useDraft(departmentDraft(name, "workplan"), {
    on: today,
    parts: { ...workplan?.parts } as Record<string, string>,
  });
  const hasFile = useTrayOf(tray).length > 0;
  const parts = filledParts(draft.parts);
  const isEmpty = !hasFile && Object.keys(parts).length === 0;
  const close = () => showDepartmentForm(name);
  const submit = useSubmit(async () => {
    await withFile(tray, (source) => recordDepartment(view, { step: "workplan", on: draft.on, parts, source }));
    clear();
    close();
    announce(`The workplan of ${name} is recorded.`);
  });
  return (
    <SubPanel label="The workplan" title={workplan === null ? "The workplan" : "The new workplan"} onClose={close}>
      <Form
        submit={submit}
        action="Record the workplan"
        disabled={isEmpty}
        foot={
          isEmpty
            ? "Fill in a part, or add the plan as a file."
            : "The last one stays in the history. What you type here stays until you record it."
        }
        more={
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <DayBox label="Date of the plan" value={draft.on} onChange={(on) => change({ on })} today={today} />
        </div>
        {rule.parts.map(({ id, label, hint }) => (
          <TextBox
            key={id}
            label={label}
            value={ownMember(draft.parts, id) ?? ""}
            onChange={(text) => change({ parts: { ...draft.parts, [id]: text } })}
            lines={2}
            hint={hint}
          />
        ))}
        <FileBox label="The plan as a file (optional)" tray={tray} hint="Drop the file here, or" />
      </Form>
    </SubPanel>
  );
}

import { CheckChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { shortCitation } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, type StepProps, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";
import { useWaiver } from "./waive-panel.tsx";

/** Which grounds of the policy apply, in its own words, and the coordinator's reason. [A-6.f.i] */
export function GroundsStep({ at, step, rule }: StepProps<"grounds">) {
  const [draft, change, clear] = useDraft(draftKey(at, step.id), { grounds: [] as string[], reason: "" });
  const submit = useRecord(at, "Ground recorded.", clear, () => ({ step: "grounds", ...draft }));
  const waiver = useWaiver(at, step);
  const [first] = at.pack.grounds;
  const one = at.pack.grounds.every(({ citation }) => citation === first?.citation) ? (first?.citation ?? null) : null;
  return (
    <>
      <Form submit={submit} action="Record and continue" foot={recordedFoot} more={waiver.button}>
        <CheckChoices
          label="Which grounds apply"
          className="grounds"
          {...(one === null ? {} : { hint: `All from ${one}.` })}
          value={draft.grounds}
          onChange={(grounds) => change({ grounds })}
          required
          missing="Choose at least one ground. If none applies, keep the content as it is."
          choices={at.pack.grounds.map(({ id, text, citation }) => ({
            value: id,
            label:
              one !== null ? (
                text
              ) : (
                <>
                  {text} <small className="faint">{shortCitation(citation, at.pack.shortTitle)}</small>
                </>
              ),
          }))}
        />
        <TextBox
          label={rule.reasonLabel}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          lines={3}
          required
          missing="Say why, in a sentence."
        />
      </Form>
      {waiver.panel}
    </>
  );
}

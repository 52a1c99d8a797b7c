import { CheckChoices } from "../components/choices.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { instantOf } from "../zoned-time.ts";
import { draftKey, openingOf, type StepProps, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";
import { useWaiver } from "./waive-panel.tsx";

/** The choice that stands for "do nothing"; no action of a pack can have this id. */
const keepIt = "\u0000keep";

const ways = ["By phone", "In person", "By e-mail", "Video call", "By text message"];

/** Keeping it and acting exclude each other: the one chosen last counts. */
function chosen(before: readonly string[], after: readonly string[]): string[] {
  const added = after.find((id) => !before.includes(id));
  if (added === keepIt) return [keepIt];
  return after.filter((id) => id !== keepIt || added === undefined);
}

/** Who was asked, when, how, and what they said. [A-6.f.ii] */
export function ConsultationStep({ at, step, rule }: StepProps<"consultation">) {
  const { pack, view, zone } = at;
  const start = { name: "", when: "", how: "", decided: [] as string[], words: "" };
  const [draft, change, clear] = useDraft(draftKey(at, step.id), start);
  const { published } = openingOf(view.entries).fields;
  const fits = pack.actions.filter((one) => one.when === "any" || (one.when === "published") === published);
  const role = pack.roles.find((one) => one.id === rule.role)?.title ?? "the person in charge";
  const submit = useRecord(at, "Consultation recorded.", clear, () => {
    const now = new Date();
    return {
      step: "consultation",
      id: rule.id,
      name: draft.name,
      consultedAt: draft.when === "" ? now.toISOString() : (instantOf(draft.when, zone, now, null) ?? draft.when),
      how: draft.how,
      decided: draft.decided.filter((id) => id !== keepIt),
      words: draft.words,
    };
  });
  const waiver = useWaiver(at, step);
  return (
    <>
      <Form submit={submit} action="Record and continue" foot={recordedFoot} more={waiver.button}>
        <TextBox
          label="Who was consulted"
          value={draft.name}
          onChange={(name) => change({ name })}
          hint={role}
          required
          missing="The person’s name."
        />
        <div className="two">
          <TimeBox label="When" value={draft.when} onChange={(when) => change({ when })} zone={zone} orNow required />
          <SuggestBox
            label="How"
            value={draft.how}
            onChange={(how) => change({ how })}
            items={ways.map((way) => ({ id: way, label: way }))}
            required
            missing="By phone, in person, …"
          />
        </div>
        <CheckChoices
          label="What was decided"
          value={draft.decided}
          onChange={(decided) => change({ decided: chosen(draft.decided, decided) })}
          required
          missing="Choose what was decided."
          choices={[
            ...fits.map((action) => ({ value: action.id, label: action.label })),
            { value: keepIt, label: "Keep it" },
          ]}
        />
        <TextBox
          label={rule.wordsLabel}
          value={draft.words}
          onChange={(words) => change({ words })}
          lines={4}
          required
          missing="What they said, as closely as you can."
        />
      </Form>
      {waiver.panel}
    </>
  );
}

import { citationOf, type PolicyPack } from "../../main/model/policy-pack.ts";
import { DayBox } from "../accounts/day-box.tsx";
import { NamedFields } from "../accounts/named-fields.tsx";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { todayIn } from "../requests/at-request.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { loadRegister } from "../stores/register.ts";
import { outcomeWords } from "./policy-words.ts";

type Outcome = keyof typeof outcomeWords;

/** Whoever is responsible for the policy has looked at it again: on which day, and what came of it. */
export function ReviewForm({ pack, onClose }: { pack: PolicyPack; onClose: () => void }) {
  const today = todayIn(pack.timeZone);
  const [draft, change, clear] = useDraft("policy-review", {
    on: today,
    name: "",
    role: "",
    outcome: null as Outcome | null,
    words: "",
  });
  const submit = useSubmit(async () => {
    const { on, name, role, outcome, words } = draft;
    if (outcome === null) return;
    await ask("policy.reviewed", { on, by: { name, role }, outcome, words });
    clear();
    onClose();
    announce("The review is recorded.");
    await loadRegister();
  });
  return (
    <SubPanel label="Record the review" title="The policy was reviewed" onClose={onClose}>
      <Form
        submit={submit}
        action="Record the review"
        {...(draft.outcome === "revised"
          ? { foot: "Load the file of the new version below, as soon as there is one." }
          : {})}
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        {pack.review !== null && (
          <p className="hint">
            The policy wants the {pack.review.by} to review it ({citationOf(pack, pack.review.clause)}).
          </p>
        )}
        <NamedFields
          label="Who reviewed it"
          value={{ name: draft.name, role: draft.role }}
          onChange={({ name, role }) => change({ name, role })}
        />
        <div className="two">
          <DayBox label="Reviewed on" value={draft.on} onChange={(on) => change({ on })} today={today} />
        </div>
        <RadioChoices<Outcome>
          label="What came of it"
          value={draft.outcome}
          onChange={(outcome) => change({ outcome })}
          required
          missing="Does it stay, or is it revised?"
          choices={[
            { value: "unchanged", label: outcomeWords.unchanged },
            { value: "revised", label: outcomeWords.revised, more: "A new version takes its place." },
          ]}
        />
        <TextBox
          label={draft.outcome === "revised" ? "What is another one now" : "Note (optional)"}
          value={draft.words}
          onChange={(words) => change({ words })}
          lines={2}
          required={draft.outcome === "revised"}
          missing="Say in a sentence what changes."
        />
      </Form>
    </SubPanel>
  );
}

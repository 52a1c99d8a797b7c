import { useState } from "react";
import type { PreviewEntry } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { count } from "../format.ts";
import { leaveOut } from "../stores/requests.ts";
import { type AtRequest, useUsualProvision } from "./at-request.ts";
import { ProvisionBox } from "./provision-box.tsx";
import { citationOf } from "./request-words.ts";

interface LeaveOutProps {
  readonly at: AtRequest;
  readonly entry: PreviewEntry;
  readonly onClose: () => void;
}

type Why = "not-asked-for" | "provision";

/** Leaves an entry out: nobody asked for it, or a provision keeps it back. */
export function LeaveOutForm({ at, entry, onClose }: LeaveOutProps) {
  const { provisions } = at.pack.records;
  const [usual, setUsual] = useUsualProvision(at.view.row.id);
  const [why, setWhy] = useState<Why | null>(null);
  const [provision, setProvision] = useState(usual);
  const isChosen = why === "not-asked-for" || (why === "provision" && provisions.some(({ id }) => id === provision));
  const { seq } = entry;
  const submit = useSubmit(async () => {
    const under = why === "provision" ? provision : null;
    const because = under === null ? "it was not asked for" : `under ${citationOf(provisions, under)}`;
    const words = `Entry no. ${count(seq)} left out: ${because}.`;
    await leaveOut(at.view.row.id, words, (now) => [
      ...now.filter((one) => one.seq !== seq),
      { seq, provision: under },
    ]);
    if (under !== null) setUsual(under);
    onClose();
  });
  return (
    <SubPanel title="Leave the entry out" label={`Leave out entry no. ${count(seq)}`} onClose={onClose}>
      <Form
        submit={submit}
        action="Leave this entry out"
        disabled={!isChosen}
        foot="The withholding slip says that the entry is there, and why it does not go out."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <RadioChoices<Why>
          label="Why it does not go out"
          value={why}
          onChange={setWhy}
          required
          choices={[
            { value: "not-asked-for", label: "It was not asked for" },
            { value: "provision", label: "A provision keeps it back" },
          ]}
        />
        {why === "provision" && <ProvisionBox provisions={provisions} value={provision} onChange={setProvision} />}
      </Form>
    </SubPanel>
  );
}

import { useState } from "react";
import type { PreviewEntry, PreviewField } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { counted } from "../format.ts";
import { withholdFields } from "../stores/requests.ts";
import { type AtRequest, useUsualProvision } from "./at-request.ts";
import { ProvisionBox } from "./provision-box.tsx";
import { citationOf, fieldLabel, kindLabel } from "./request-words.ts";
import { fieldsWithin, type Reach } from "./same-field.ts";

interface WithholdProps {
  readonly at: AtRequest;
  readonly entry: PreviewEntry;
  readonly field: PreviewField;
  readonly onClose: () => void;
}

/** A text this short may be a name, which stands elsewhere too. */
const longestName = 60;

function useReaches({ at, entry, field }: WithholdProps) {
  const point = { seq: entry.seq, kind: entry.kind, field: field.name };
  const name = fieldLabel(field.name);
  const ofKind = fieldsWithin(at.view, point, "kind").length;
  const ofAll = fieldsWithin(at.view, point, "everywhere").length;
  return [
    { value: "here" as Reach, label: "Only here" },
    ...(ofKind > 1
      ? [
          {
            value: "kind" as Reach,
            label: `“${name}” in every “${kindLabel(entry.kind)}” (${counted(ofKind, "entry", "entries")})`,
          },
        ]
      : []),
    ...(ofAll > ofKind
      ? [
          {
            value: "everywhere" as Reach,
            label: `“${name}” in all chosen cases (${counted(ofAll, "entry", "entries")})`,
          },
        ]
      : []),
  ];
}

/** Withholds a field under a provision of the pack: this one, or the same in all chosen cases. */
export function WithholdForm(props: WithholdProps) {
  const { at, entry, field, onClose } = props;
  const { provisions } = at.pack.records;
  const [usual, setUsual] = useUsualProvision(at.view.row.id);
  const [provision, setProvision] = useState(usual);
  const [reach, setReach] = useState<Reach>("here");
  const reaches = useReaches(props);
  const isChosen = provisions.some(({ id }) => id === provision);
  const submit = useSubmit(async () => {
    const fields = fieldsWithin(at.view, { seq: entry.seq, kind: entry.kind, field: field.name }, reach);
    const where = fields.length === 1 ? "" : ` in ${counted(fields.length, "entry", "entries")}`;
    const words = `“${fieldLabel(field.name)}” withheld${where} under ${citationOf(provisions, provision)}.`;
    const { value } = field;
    const look =
      typeof value === "string" && value.trim() !== "" && value.length <= longestName && field.name !== "device"
        ? value
        : null;
    await withholdFields(at.view.row.id, fields, provision, { words, look });
    setUsual(provision);
    onClose();
  });
  return (
    <SubPanel
      title={`Withhold “${fieldLabel(field.name)}”`}
      label={`Withhold ${fieldLabel(field.name)}`}
      onClose={onClose}
    >
      <Form
        submit={submit}
        action="Withhold it"
        disabled={!isChosen}
        foot="The entry still proves itself without it. You can let it go out again until the release."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <ProvisionBox provisions={provisions} value={provision} onChange={setProvision} />
        {reaches.length > 1 && <RadioChoices label="Where" value={reach} onChange={setReach} choices={reaches} />}
      </Form>
    </SubPanel>
  );
}

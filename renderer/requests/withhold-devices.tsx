import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { useCaught } from "../custodians/use-arrived.ts";
import { counted } from "../format.ts";
import { withholdFields } from "../stores/requests.ts";
import { type AtRequest, useUsualProvision } from "./at-request.ts";
import { ProvisionBox } from "./provision-box.tsx";
import { citationOf } from "./request-words.ts";
import { fieldsWithin } from "./same-field.ts";

function DevicesForm({ at, onClose }: { at: AtRequest; onClose: () => void }) {
  const { provisions } = at.pack.records;
  const [usual, setUsual] = useUsualProvision(at.view.row.id);
  const [provision, setProvision] = useState(usual);
  const submit = useSubmit(async () => {
    const fields = fieldsWithin(at.view, { seq: -1, kind: "", field: "device" }, "everywhere");
    const where = counted(fields.length, "entry", "entries");
    const words = `“Workstation” withheld in ${where} under ${citationOf(provisions, provision)}.`;
    await withholdFields(at.view.row.id, fields, provision, { words });
    setUsual(provision);
    onClose();
  });
  return (
    <SubPanel title="Withhold the workstations" label="Withhold the workstations" onClose={onClose}>
      <Form
        submit={submit}
        action="Withhold them"
        disabled={!provisions.some(({ id }) => id === provision)}
        foot="The computer’s login of whoever recorded an entry is part of “Recorded by”: it goes out with the name, or not at all."
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <ProvisionBox provisions={provisions} value={provision} onChange={setProvision} />
      </Form>
    </SubPanel>
  );
}

/** One press for the field that every entry has: which computer it was recorded on. */
export function WithholdDevices({ at }: { at: AtRequest }) {
  const [isOpen, setOpen] = useState(false);
  const left = fieldsWithin(at.view, { seq: -1, kind: "", field: "device" }, "everywhere").length;
  const holder = useCaught<HTMLDivElement>(String(left));
  if (at.fixed || left === 0) return null;
  return (
    <div ref={holder}>
      <p className="hint">
        {counted(left, "entry names", "entries name")} the workstation on which somebody worked.{" "}
        <Button look="quiet" small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Withhold the workstations…
        </Button>
      </p>
      {isOpen && <DevicesForm at={at} onClose={() => setOpen(false)} />}
    </div>
  );
}

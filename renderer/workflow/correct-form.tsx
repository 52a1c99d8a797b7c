import { useState } from "react";
import { amendableFields } from "../../main/model/amendment.ts";
import { type CaseEntry, contentKinds, type Json } from "../../main/model/entry.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useBroughtIn } from "../components/use-brought-in.ts";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { recordStep } from "../stores/cases.ts";
import { useDraft } from "../stores/drafts.ts";
import { webAddress } from "../web-address.ts";
import { contentKindWords } from "../words.ts";
import { fromWall, toWall } from "../zoned-time.ts";
import { fieldLabels } from "./entry-rows.tsx";

type Shape = "time" | "open-time" | "published" | "kind" | "consulted" | "address" | "text";

function shapeOf(field: string): Shape {
  if (field === "until" || field === "postedAt") return "open-time";
  if (field.endsWith("At")) return "time";
  if (field === "published" || field === "consulted" || field === "address") return field;
  return field === "contentKind" ? "kind" : "text";
}

/** The present value of a field, as it stands in a form. */
function typedOf(entry: CaseEntry, field: string, zone: string): string {
  const value = (entry.fields as unknown as Record<string, Json>)[field] ?? "";
  const shape = shapeOf(field);
  if (shape === "consulted") return (entry as CaseEntry<"director.consulted">).fields.consulted.name;
  if (shape.endsWith("time")) return value === "" ? "" : toWall(String(value), zone);
  return String(value);
}

/** What is typed, as the log holds it. */
function correctionOf(entry: CaseEntry, field: string, typed: string, zone: string): Json {
  switch (shapeOf(field)) {
    case "time":
      return fromWall(typed, zone) ?? typed;
    case "open-time":
      return typed === "" ? null : (fromWall(typed, zone) ?? typed);
    case "published":
      return typed === "true";
    case "consulted":
      return { name: typed, role: (entry as CaseEntry<"director.consulted">).fields.consulted.role };
    case "address":
      return webAddress(typed) || null;
    default:
      return typed;
  }
}

interface ControlProps {
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly zone: string;
}

function Control({ field, value, onChange, zone }: ControlProps) {
  const label = `${fieldLabels[field] ?? field}, as it should be`;
  switch (shapeOf(field)) {
    case "time":
      return <TimeBox label={label} value={value} onChange={onChange} zone={zone} required />;
    case "open-time":
      return <TimeBox label={label} value={value} onChange={onChange} zone={zone} ahead={field === "until"} />;
    case "published":
      return (
        <RadioChoices
          label={label}
          value={value}
          onChange={onChange}
          choices={[
            { value: "true", label: "Already public" },
            { value: "false", label: "Waiting for moderation" },
          ]}
        />
      );
    case "kind": {
      const options = contentKinds.map((kind) => ({ value: kind as string, label: contentKindWords[kind] }));
      return <SelectBox label={label} value={value} onChange={onChange} options={options} />;
    }
    case "address":
      return <TextBox label={label} type="url" value={value} onChange={onChange} />;
    case "text":
      return <TextBox label={label} value={value} onChange={onChange} lines={field === "author" ? 1 : 3} />;
    default:
      return <TextBox label={label} value={value} onChange={onChange} />;
  }
}

interface CorrectFormProps {
  readonly entry: CaseEntry;
  readonly zone: string;
  readonly onClose: () => void;
}

/** Corrects one field of an entry: the entry stays, a new one says what it should have been. */
export function CorrectForm({ entry, zone, onClose }: CorrectFormProps) {
  const panel = useBroughtIn<HTMLElement>();
  const fields = amendableFields[entry.kind];
  const [field, setField] = useState(fields[0] ?? "");
  const key = `case:${entry.case}:correct:${entry.id}:${field}`;
  const [draft, change, clear] = useDraft(key, { typed: typedOf(entry, field, zone), reason: "" });
  const submit = useSubmit(async () => {
    const correction = correctionOf(entry, field, draft.typed, zone);
    await recordStep(entry.case, { step: "amend", entry: entry.id, field, correction, reason: draft.reason });
    clear();
    announce("Correction recorded as a new entry.");
    onClose();
  });
  return (
    <section ref={panel} className="sub-panel" aria-label="Correct this entry">
      <Form
        submit={submit}
        action="Record the correction"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
        foot="The entry stays as it is; the correction is shown beside it."
      >
        <SelectBox
          label="What to correct"
          value={field}
          onChange={setField}
          options={fields.map((name) => ({ value: name, label: fieldLabels[name] ?? name }))}
        />
        <Control key={field} field={field} value={draft.typed} onChange={(typed) => change({ typed })} zone={zone} />
        <TextBox
          label="Reason for the correction"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          required
          missing="Say why, in a sentence."
        />
      </Form>
    </section>
  );
}

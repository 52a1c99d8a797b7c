import { Plus, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button, IconButton } from "../components/button.tsx";
import { TextBox } from "../components/text-box.tsx";
import { recipientFault, recipientOf } from "./recipient-check.ts";

/** A row of the form; `id` only tells rows apart. */
export interface RecipientDraft {
  readonly id: string;
  readonly label: string;
  readonly recipient: string;
}

interface FieldsProps {
  readonly rows: readonly RecipientDraft[];
  readonly onChange: (rows: readonly RecipientDraft[]) => void;
}

/** The age recipients of IT, one a row. */
export function RecipientFields({ rows, onChange }: FieldsProps) {
  const holder = useRef<HTMLFieldSetElement>(null);
  const change = (id: string, part: Partial<RecipientDraft>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const remove = (id: string) => {
    onChange(rows.filter((row) => row.id !== id));
    // What was pressed has gone with its row.
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>(".add-recipient button")?.focus());
  };
  const isTwice = (row: RecipientDraft) =>
    rows.some(({ id, recipient }) => id !== row.id && recipient.trim() === row.recipient.trim());
  return (
    <fieldset className="recipients" ref={holder}>
      <legend>Sealed for</legend>
      {rows.map((row, at) => (
        <div key={row.id} className="recipient-row">
          <TextBox
            label={`Whose key${rows.length > 1 ? ` (${at + 1})` : ""}`}
            value={row.label}
            onChange={(label) => change(row.id, { label })}
            placeholder="City IT"
            required
          />
          <TextBox
            label={`Age recipient${rows.length > 1 ? ` (${at + 1})` : ""}`}
            value={row.recipient}
            onChange={(recipient) => change(row.id, { recipient: recipientOf(recipient) })}
            placeholder="age1…"
            required
            check={(typed) => (isTwice(row) ? "That key stands here already." : recipientFault(typed))}
          />
          <IconButton
            icon={Trash2}
            label={`Take ${row.label || "this key"} off the list`}
            onPress={() => remove(row.id)}
          />
        </div>
      ))}
      <div className="add-recipient">
        <Button
          small
          icon={Plus}
          onPress={() => onChange([...rows, { id: crypto.randomUUID(), label: "", recipient: "" }])}
        >
          Add a key
        </Button>
      </div>
    </fieldset>
  );
}

import { Plus, Trash2 } from "lucide-react";
import { Button, IconButton } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import type { ToldDraft } from "./incident-draft.ts";
import { waysToTell } from "./incident-words.ts";

interface ToldProps {
  readonly told: readonly ToldDraft[];
  readonly onChange: (told: readonly ToldDraft[]) => void;
}

/** Whom the policy wants told, in its order, and who was reached and how. [A-6.h.ii] */
export function ToldFields({ told, onChange }: ToldProps) {
  const set = (at: number, part: Partial<ToldDraft>) =>
    onChange(told.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="report-told">
      <legend>Whom to tell, in this order</legend>
      <p className="hint">Leave name and way empty for those who are still to be told.</p>
      {told.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
        <div key={at} className="report-told-row">
          <TextBox label={`${at + 1}. Title`} value={one.title} onChange={(title) => set(at, { title })} />
          <TextBox label={`Name of no. ${at + 1}`} value={one.name} onChange={(name) => set(at, { name })} />
          <SuggestBox
            label={`How no. ${at + 1} was told`}
            value={one.how}
            onChange={(how) => set(at, { how })}
            items={waysToTell.map((way) => ({ id: way, label: way }))}
          />
          <IconButton
            icon={Trash2}
            label={`Take no. ${at + 1} off the list`}
            onPress={() => onChange(told.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      <Button look="quiet" small icon={Plus} onPress={() => onChange([...told, { title: "", name: "", how: "" }])}>
        Add somebody
      </Button>
    </fieldset>
  );
}

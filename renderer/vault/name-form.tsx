import { Button } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useAccounts } from "../stores/accounts.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { useDesk } from "../stores/vault.ts";

interface NameFormProps {
  /** Under which a half-typed name is kept. */
  readonly draft: string;
  readonly name: string;
  /** Absent: the person's own. */
  readonly department?: string;
  readonly action: string;
  readonly onSave: (name: string, department: string) => Promise<void>;
  readonly onCancel?: () => void;
}

/** A vault's name and department, for a new one or one that is renamed. */
export function NameForm({ draft: key, name, department, action, onSave, onCancel }: NameFormProps) {
  const { person } = useReady();
  const known = useAccounts((store) => store.accounts) ?? [];
  const vaults = useDesk()?.vaults ?? [];
  const [draft, change, clear] = useDraft(key, { name, department: department ?? person.department });
  const isTaken = (next: string) => {
    const others = vaults.filter((one) => one.name !== name);
    return others.some((one) => one.name === next.trim())
      ? "Another vault has this name: nobody could tell them apart."
      : null;
  };
  const submit = useSubmit(async () => {
    await onSave(draft.name.trim(), draft.department.trim());
    clear();
  });
  const departments = [
    person.department,
    ...known.map((one) => one.department),
    ...vaults.map((one) => one.department),
  ];
  const items = [...new Set(departments)].map((one) => ({ id: one, label: one }));
  const cancel = () => {
    clear();
    onCancel?.();
  };
  return (
    <Form
      submit={submit}
      action={action}
      more={
        onCancel && (
          <Button look="quiet" onPress={cancel}>
            Cancel
          </Button>
        )
      }
    >
      <div className="pair">
        <TextBox
          label="Name of the vault"
          value={draft.name}
          onChange={(next) => change({ name: next })}
          placeholder="Parks & Recreation"
          required
          missing="Which name shall the custodians see?"
          check={isTaken}
          autoFocus
        />
        <SuggestBox
          label="Department"
          value={draft.department}
          onChange={(next) => change({ department: next })}
          items={items}
          required
        />
      </div>
    </Form>
  );
}

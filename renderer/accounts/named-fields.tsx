import type { NamedPerson, PersonRow } from "../../main/model/register-view.ts";
import { SuggestBox } from "../components/combo-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useRegisterStore } from "../stores/register.ts";

interface NamedProps {
  /** `Who decided` */
  readonly label: string;
  readonly value: NamedPerson;
  readonly onChange: (value: NamedPerson) => void;
  readonly missing?: string;
}

const none: readonly PersonRow[] = [];

/** Who did something: a name with the title held then. People of the register are offered, with their titles. */
export function NamedFields({ label, value, onChange, missing }: NamedProps) {
  const people = useRegisterStore(({ desk }) => desk?.people ?? none).filter(({ left }) => left === null);
  const setName = (name: string) => {
    const known = people.find((one) => one.name === name);
    onChange({ name, role: known?.title || value.role });
  };
  return (
    <div className="two">
      <SuggestBox
        label={label}
        value={value.name}
        onChange={setName}
        items={people.map(({ id, name, title }) => ({ id, label: name, more: title }))}
        required
        missing={missing ?? "Enter the name."}
      />
      <TextBox
        label="Their title"
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
        required
        missing="The title they held."
      />
    </div>
  );
}

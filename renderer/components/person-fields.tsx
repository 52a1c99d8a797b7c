import type { Person } from "../../main/model/account.ts";
import { TextBox } from "./text-box.tsx";

interface PersonFieldsProps {
  readonly person: Person;
  readonly onChange: (part: Partial<Person>) => void;
  readonly autoFocus?: boolean;
}

/** Who works here, as it stands under every entry of the log. */
export function PersonFields({ person, onChange, autoFocus = false }: PersonFieldsProps) {
  return (
    <>
      <TextBox
        label="Your name"
        value={person.name}
        onChange={(name) => onChange({ name })}
        required
        autoFocus={autoFocus}
      />
      <div className="two">
        <TextBox label="Title" value={person.role} onChange={(role) => onChange({ role })} required />
        <TextBox
          label="Department"
          value={person.department}
          onChange={(department) => onChange({ department })}
          required
        />
      </div>
    </>
  );
}

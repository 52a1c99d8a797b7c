import { DayBox } from "../accounts/day-box.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useReady } from "../stores/app.ts";
import { useRegisterStore } from "../stores/register.ts";
import { emailFault } from "./people-words.ts";
import type { PersonTyped } from "./person-draft.ts";

interface FieldsProps {
  readonly draft: PersonTyped;
  readonly onChange: (part: Partial<PersonTyped>) => void;
  readonly today: string;
  readonly autoFocus?: boolean;
}

/** Who it is, and where they work. */
export function PersonFields({ draft, onChange, today, autoFocus = false }: FieldsProps) {
  const { person } = useReady();
  const known = useRegisterStore(({ desk }) => desk?.departments) ?? [];
  const departments = [...new Set([...known.map(({ name }) => name), person.department])];
  return (
    <>
      <div className="two">
        <TextBox
          label="Name"
          value={draft.name}
          onChange={(name) => onChange({ name })}
          autoFocus={autoFocus}
          required
        />
        <TextBox
          label="Title"
          value={draft.title}
          onChange={(title) => onChange({ title })}
          placeholder="Public Information Officer"
          required
        />
      </div>
      <div className="two">
        <TextBox
          label="Official e-mail (optional)"
          value={draft.email}
          onChange={(email) => onChange({ email })}
          hint="By it Custodia knows which vaults the person can open."
          check={emailFault}
        />
        <SuggestBox
          label="Department"
          value={draft.department}
          onChange={(department) => onChange({ department })}
          items={departments.map((name) => ({ id: name, label: name }))}
          required
        />
      </div>
      <div className="two">
        <DayBox
          label="Joined on (optional)"
          value={draft.joinedOn}
          onChange={(joinedOn) => onChange({ joinedOn })}
          today={today}
          optional
        />
      </div>
    </>
  );
}

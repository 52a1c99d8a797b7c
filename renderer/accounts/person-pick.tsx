import { Button } from "../components/button.tsx";
import { PickBox } from "../components/combo-box.tsx";
import { go } from "../stores/place.ts";
import { useRegisterStore } from "../stores/register.ts";

interface PickProps {
  readonly label: string;
  /** Id of the person; empty: none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly required?: boolean;
  readonly hint?: string;
}

/** Somebody of the register who has not left. */
export function PersonPick({ label, value, onChange, required = false, hint }: PickProps) {
  const people = useRegisterStore(({ desk }) => desk?.people);
  if (people === undefined) return null;
  const here = people.filter((one) => one.left === null || one.id === value);
  return (
    <PickBox
      label={label}
      items={here.map(({ id, name, title, department }) => ({
        id,
        label: name,
        more: [title, department].filter(Boolean).join(", "),
      }))}
      value={value === "" ? null : value}
      onChange={(id) => onChange(id ?? "")}
      required={required}
      missing="Choose a person of the register."
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

/** The way to somebody who isn’t in the register yet; what was chosen here stays. */
export function NotListed() {
  return (
    <p className="hint">
      Not in the list?{" "}
      <Button look="quiet" small onPress={() => go({ screen: "people", doing: "add" })}>
        Add the person to the register
      </Button>
    </p>
  );
}

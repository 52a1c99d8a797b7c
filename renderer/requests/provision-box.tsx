import type { Provision } from "../../main/model/policy-pack.ts";
import { SelectBox } from "../components/select-box.tsx";

interface ProvisionBoxProps {
  readonly provisions: readonly Provision[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly label?: string;
}

/** The reason in law, from the pack's list. */
export function ProvisionBox({ provisions, value, onChange, label = "Under which provision" }: ProvisionBoxProps) {
  const chosen = provisions.find(({ id }) => id === value);
  return (
    <SelectBox
      label={label}
      value={chosen?.id ?? ""}
      onChange={onChange}
      options={[
        ...(chosen === undefined ? [{ value: "", label: "Choose one" }] : []),
        ...provisions.map((one) => ({ value: one.id, label: `${one.citation}: ${one.text}` })),
      ]}
      wraps
      hint="It stands on the withholding slip."
    />
  );
}

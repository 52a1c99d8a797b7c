import type { Provision } from "../../main/model/policy-pack.ts";
import { SelectBox } from "../components/select-box.tsx";

interface ProvisionBoxProps {
  readonly provisions: readonly Provision[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly label?: string;
}

/** Longer texts are cut in the list; the chosen one stands in full below it. */
const longest = 70;

function short({ citation, text }: Provision): string {
  return `${citation}: ${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}`;
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
        ...provisions.map((one) => ({ value: one.id, label: short(one) })),
      ]}
      hint={chosen?.text ?? "It stands on the withholding slip."}
    />
  );
}

import { TextBox } from "../components/text-box.tsx";
import { emailFault } from "./email.ts";

/** The official e-mail address that a custodian's key is named after. */
export function EmailBox({ value, onChange }: { value: string; onChange: (email: string) => void }) {
  return (
    <TextBox
      label="Your official e-mail address"
      value={value}
      onChange={onChange}
      required
      missing="Your key for the vault is named after it."
      check={emailFault}
      hint="It names your key for the password vault, so that other custodians know whose it is. Custodia never sends mail."
    />
  );
}

import { keyName } from "../../main/model/email.ts";

/** What is wrong with this address, in words; null: it can name a key. */
export function emailFault(email: string): string | null {
  if (email.includes("+")) return "Use an address without a plus sign: it names your key.";
  return keyName(email) === null ? "Enter your official address, such as name@city.example." : null;
}

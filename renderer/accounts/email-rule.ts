/** The pack’s rule on the official e-mail address, said beside the field before main would refuse. [A-6.g.i] */
import { citationOf, type PolicyPack } from "../../main/model/policy-pack.ts";
import { emailAddress, emailFault } from "../../main/model/register/email-rule.ts";

/** `Only an address of city.example, or of a domain below it (P&P 16-5, section 6.g.i).` undefined: the policy does not say. */
export function emailRuleWords(pack: PolicyPack): string | undefined {
  const rule = pack.register.email;
  if (rule === null) return undefined;
  const [clause] = rule.clauses;
  const where = clause === undefined ? pack.shortTitle : citationOf(pack, clause);
  return `Only an address of ${rule.domain}, or of a domain below it (${where}).`;
}

/** What is wrong with the address, in words; null: nothing. */
export function emailWords(pack: PolicyPack, email: string): string | null {
  if (email.trim() === "") return null;
  if (emailAddress(email) === null) return "Enter an address such as name@city.example.";
  const fault = emailFault(pack, email.trim());
  return fault === null ? null : `That is not an address of ${fault.domain}: the policy does not allow it.`;
}

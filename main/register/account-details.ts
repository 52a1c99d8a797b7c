/** Checks of what people fill in about an account. */

import { AppError } from "../lib/app-error.ts";
import { anyText, someText, webAddress } from "../lib/field.ts";
import { normaliseHandle } from "../model/author.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { emailAddress, emailFault } from "../model/register/email-rule.ts";
import type { AccountDetails, Day } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { pastDay } from "./person-fields.ts";

/**
 * @throws AppError TEXT_* {field}, ADDRESS_INVALID {field}, EMAIL_INVALID {field}, ACCOUNT_EMAIL_DOMAIN {field, email, domain, citation}
 */
export function accountDetails(hold: Pick<Hold, "pack" | "department">, details: AccountDetails): AccountDetails {
  const department = someText("department", details.department, "name");
  return {
    department: hold.department(department)?.name ?? department,
    platform: someText("platform", details.platform, "name"),
    handle: someHandle(details.handle),
    name: someText("name", details.name, "name"),
    address: webAddress("address", details.address),
    email: officialEmail(hold.pack, details.email),
    phone: orNone(anyText("phone", details.phone ?? "", "name")),
    purpose: anyText("purpose", details.purpose, "passage"),
  };
}

/** @throws AppError TEXT_* {field} */
export function someHandle(value: string): string {
  const handle = someText("handle", value, "handle");
  if (normaliseHandle(handle) === "") throw new AppError("TEXT_EMPTY", { field: "handle" });
  return handle;
}

/** [A-6.g.i] @throws AppError EMAIL_INVALID {field}, ACCOUNT_EMAIL_DOMAIN {field, email, domain, citation} */
function officialEmail(pack: PolicyPack, value: string | null): string | null {
  const text = anyText("email", value ?? "", "address");
  if (text === "") return null;
  const email = emailAddress(text);
  if (email === null) throw new AppError("EMAIL_INVALID", { field: "email" });
  const fault = emailFault(pack, email);
  if (fault !== null) throw new AppError("ACCOUNT_EMAIL_DOMAIN", { field: "email", ...fault });
  return email;
}

function orNone(text: string): string | null {
  return text === "" ? null : text;
}

/** The day on which the page was opened. @throws AppError DATE_INVALID {field}, TIME_IN_FUTURE {field} */
export function openingDay(since: Day | null, latest: Day): Day | null {
  return since === null || since === "" ? null : pastDay("since", since, latest);
}

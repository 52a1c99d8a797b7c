/** The details of an account as they are typed, and what becomes of them. */
import type { AccountDetails } from "../../main/model/register-view.ts";
import { webAddress } from "../web-address.ts";

export interface DetailsDraft {
  readonly department: string;
  readonly platform: string;
  readonly handle: string;
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly purpose: string;
}

export function freshDetails(department: string): DetailsDraft {
  return { department, platform: "", handle: "", name: "", address: "", email: "", phone: "", purpose: "" };
}

/** The details that are there, to be changed. */
export function draftOf(details: AccountDetails): DetailsDraft {
  const { department, platform, handle, name, address, email, phone, purpose } = details;
  return {
    department,
    platform,
    handle,
    name,
    address: address ?? "",
    email: email ?? "",
    phone: phone ?? "",
    purpose,
  };
}

/** As main takes them: nothing typed is null where nothing may be noted. */
export function detailsOf(draft: DetailsDraft): AccountDetails {
  const or = (text: string) => text.trim() || null;
  return {
    department: draft.department.trim(),
    platform: draft.platform.trim(),
    handle: draft.handle.trim(),
    name: draft.name.trim(),
    address: webAddress(draft.address) || null,
    email: or(draft.email),
    phone: or(draft.phone),
    purpose: draft.purpose.trim(),
  };
}

/** Only what is another one than before; null: nothing is. */
export function changedDetails(before: AccountDetails, draft: DetailsDraft): Partial<AccountDetails> | null {
  const now = detailsOf(draft);
  const names = Object.keys(now) as (keyof AccountDetails)[];
  const changed = names.filter((name) => (before[name] ?? "") !== (now[name] ?? ""));
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, now[name]]));
}

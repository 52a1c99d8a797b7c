/** What a person says about a request, checked. */

import type { NewRequest } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { answerDay } from "../model/answer-day.ts";
import type { DeskEntryFields } from "../model/entry.ts";
import type { PolicyPack, Provision } from "../model/policy-pack.ts";
import { isDate } from "../model/time.ts";

/** Before that no request of this kind can have come: the year was mistyped. */
const earliest = "1990-01-01";

/** A day that lies between two others, both included; null: no bound. @throws AppError DATE_INVALID {field} */
export function checkDay(field: string, day: string, from: string | null, to: string | null): string {
  if (!isDate(day) || (from !== null && day < from) || (to !== null && day > to)) {
    throw new AppError("DATE_INVALID", { field });
  }
  return day;
}

/** @param today at the city's clock. @throws AppError TEXT_* {field}, DATE_INVALID {field} */
export function receivedFields(
  asked: NewRequest,
  request: string,
  { records }: PolicyPack,
  today: string,
): DeskEntryFields["request.received"] {
  const receivedOn = checkDay("receivedOn", asked.receivedOn, earliest, today);
  const due = asked.due === null ? answerDay(receivedOn, records.answer) : checkDay("due", asked.due, receivedOn, null);
  return {
    authority: records.authority.title,
    due,
    how: anyText("how", asked.how, "name"),
    law: records.law.citation,
    receivedOn,
    reference: anyText("reference", asked.reference, "name"),
    request,
    requester: {
      // Nobody has to say who he is to see a public record.
      name: anyText("requesterName", asked.requester.name, "name"),
      contact: anyText("requesterContact", asked.requester.contact, "name"),
      organisation: anyText("requesterOrganisation", asked.requester.organisation, "name"),
    },
    what: someText("what", asked.what, "passage"),
  };
}

/** @throws AppError PROVISION_UNKNOWN {provision} */
export function checkProvision({ records }: PolicyPack, provision: string | null): Provision {
  const found = records.provisions.find(({ id }) => id === provision);
  if (found === undefined) throw new AppError("PROVISION_UNKNOWN", { provision });
  return found;
}

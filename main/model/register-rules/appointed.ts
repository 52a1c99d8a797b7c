/** An account may name a coordinator and a director of its own; one who has left is to be replaced. [A-5.a.ii] */

import type { AccountRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { isUsable } from "./standing.ts";
import { named } from "./wording.ts";

const parts = ["coordinator", "director"] as const;

export function appointed(about: About, account: AccountRecord, sheet: Sheet): void {
  if (!isUsable(account)) return;
  const { designation, creation } = about.desk.pack.register;
  const clauses = designation?.clauses ?? creation.clauses;
  for (const part of parts) {
    const id = account[part];
    const person = id === null ? undefined : about.people.get(id);
    const left = person?.left ?? null;
    if (person === undefined || left === null) continue;
    sheet.check("not-met", clauses, () => `${person.name}, ${part} of ${named(account)}, has left.`, left.on);
    sheet.standing(part, clauses, "now", () => ({
      id: `${part}:${account.id}:left`,
      title: `Name another ${part} of ${named(account)}`,
      why: `${person.name} left on ${left.on}.`,
    }));
  }
}

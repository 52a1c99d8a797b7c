/** Rounds on each account in use: is it exploited or misused? [A-5.b.iv, N-V.6] */

import type { AccountRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import { later, leadOf } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { everyDays, named, ownReminder } from "./wording.ts";

export function review(about: About, account: AccountRecord, sheet: Sheet): void {
  if (account.standing !== "active") return;
  const { desk } = about;
  const { clauses, everyDays: days, basis } = desk.pack.register.review;
  // Nobody goes round on a page that is paused: the days count from when it is in use again.
  const start = later(account.addedOn, account.standingSince);
  const last = account.review;
  const due = desk.addDays(last === null ? start : later(last.on, start), days);
  const since = () => (last === null ? "was not reviewed yet" : `was last reviewed on ${last.on}`);
  if (due < desk.today) {
    sheet.check("not-met", clauses, () => `${named(account)} ${since()}; it was due by ${due}.`, due);
  } else if (last === null) {
    sheet.check("unknown", clauses, () => `${named(account)} was not reviewed yet; it is due by ${due}.`, null);
  } else {
    const found = last.found === "nothing" ? "nothing was found" : "something was found and noted";
    sheet.check("met", clauses, () => `${named(account)} was reviewed by ${last.by}: ${found}.`, last.on);
  }
  sheet.dated("review", clauses, due, leadOf(days), () => ({
    id: `review:${account.id}`,
    title: `Review ${named(account)}`,
    why: `It ${since()}; each account in use is reviewed ${everyDays(days)}.${ownReminder(basis)}`,
  }));
}

/** What a department has that uses social media: a coordinator, a director, a workplan. [A-5.a.ii, A-6.a] */

import { foldName } from "../author.ts";
import type { DepartmentRecord, PersonRecord, Workplan } from "../register-view.ts";
import { type About, present } from "./about.ts";
import { byRole } from "./by-role.ts";
import { leadOfMonths } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { everyMonths, listed, names, ownReminder, roleTitle, titled } from "./wording.ts";

/** @param open how many accounts it has that are not closed; none: nothing is asked of it */
export function department(about: About, record: DepartmentRecord, open: number, sheet: Sheet): void {
  if (open === 0) return;
  coordinator(about, record, sheet);
  byRole(about, record, sheet);
  director(about, record, sheet);
  workplan(about, record, sheet);
}

function coordinator(about: About, record: DepartmentRecord, sheet: Sheet): void {
  const rule = about.desk.pack.register.designation;
  if (rule === null) return;
  const { clauses } = rule;
  const title = roleTitle(about.desk.pack, rule.role);
  const person = present(about, record.coordinator?.person ?? null);
  if (record.coordinator !== null && person !== null) {
    const { by, since } = record.coordinator;
    const says = () => `${title} of ${record.name} is ${person.name}, designated by ${titled(by)}.`;
    const doubt = doubtOf(record, person, roleTitle(about.desk.pack, rule.by));
    if (doubt === null) sheet.check("met", clauses, says, since);
    else sheet.check("unknown", clauses, () => `${says()} ${doubt}`, since);
    return;
  }
  const gone = record.coordinator === null ? undefined : about.people.get(record.coordinator.person);
  const says =
    gone === undefined
      ? `Nobody is noted as ${title} of ${record.name}.`
      : `${gone.name}, ${title} of ${record.name}, has left.`;
  sheet.check("not-met", clauses, () => says, gone?.left?.on ?? null);
  sheet.standing("coordinator", clauses, "now", () => ({
    id: `coordinator:${record.name}`,
    title: `Note the ${title} of ${record.name}`,
    why: `${says} The ${roleTitle(about.desk.pack, rule.by)} designates one.`,
  }));
}

/** Whoever designated may well have been entitled to under another title: that is for people to say. null: no doubt. [A-5.a.ii] */
function doubtOf(record: DepartmentRecord, { id, name }: PersonRecord, title: string): string | null {
  const by = record.coordinator?.by;
  if (by === undefined || !names(by.role, title)) return `The ${title} designates; another title is noted.`;
  const isDirector = record.director?.person === id;
  if (foldName(by.name) !== foldName(name) || isDirector) return null;
  return `That is the same person, who is not noted as the ${title}.`;
}

/** The policy asks for no record of it, but who decides and is consulted should be known. */
function director(about: About, record: DepartmentRecord, sheet: Sheet): void {
  const { designation, record: noted } = about.desk.pack.register;
  const needed = noted.needs.includes("director");
  if (!needed && designation === null) return;
  if (present(about, record.director?.person ?? null) !== null) return;
  const gone = record.director === null ? undefined : about.people.get(record.director.person);
  const clauses = needed ? noted.clauses : (designation?.clauses ?? []);
  sheet.standing("director", clauses, needed || gone !== undefined ? "soon" : "advice", () => ({
    id: `director:${record.name}`,
    title: `Note who directs ${record.name}`,
    why: gone === undefined ? "Nobody is noted yet." : `${gone.name}, who is noted, has left.`,
  }));
}

function workplan(about: About, record: DepartmentRecord, sheet: Sheet): void {
  const rule = about.desk.pack.register.workplan;
  if (rule === null) return;
  const plan = record.workplan;
  if (plan === null) {
    wanting(about, record, "There is none yet.", sheet);
    return;
  }
  const silent = rule.parts.filter(({ id }) => !Object.hasOwn(plan.parts, id) || plan.parts[id]?.trim() === "");
  // A file may say it all: what stands in it is for people to read.
  if (plan.file === null && silent.length > 0) {
    const labels = listed(silent.map(({ label }) => `“${label}”`));
    wanting(about, record, `It says nothing under ${labels}.`, sheet);
  } else lapse(about, record, plan, sheet);
}

function wanting(about: About, record: DepartmentRecord, what: string, sheet: Sheet): void {
  const clauses = about.desk.pack.register.workplan?.clauses ?? [];
  const on = record.workplan?.on ?? null;
  sheet.check("not-met", clauses, () => `The social media workplan of ${record.name}: ${lower(what)}`, on);
  sheet.standing("workplan", clauses, "now", () => ({
    id: `workplan:${record.name}`,
    title: `${on === null ? "Write" : "Complete"} the workplan of ${record.name}`,
    why: `${what} Each department that uses social media has one.`,
  }));
}

function lapse(about: About, record: DepartmentRecord, plan: Workplan, sheet: Sheet): void {
  const { clauses = [], everyMonths: months = null, basis } = about.desk.pack.register.workplan ?? {};
  const due = months === null ? null : about.desk.addMonths(plan.on, months);
  if (due !== null && due < about.desk.today) {
    sheet.check("not-met", clauses, () => `The workplan of ${record.name} was to be looked at again by ${due}.`, due);
  } else {
    const file = plan.file === null ? "" : ", with a file";
    sheet.check("met", clauses, () => `${record.name} has a workplan, recorded by ${plan.by}${file}.`, plan.on);
  }
  if (due === null || months === null) return;
  sheet.dated("workplan", clauses, due, leadOfMonths(months), () => ({
    id: `workplan:${record.name}`,
    title: `Look at the workplan of ${record.name} again`,
    why: `It is from ${plan.on}; it is looked at ${everyMonths(months)}.${ownReminder(basis)}`,
  }));
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

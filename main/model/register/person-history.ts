/** What happened to people, to departments and to the policy, in sentences without a date. */

import type { RegisterEvent, RegisterEventFields } from "../register-view.ts";

/** Names for the ids in events. */
export interface HistoryNames {
  /** Of a person; the id where nobody has it. */
  person(id: string): string;
  /** Title of a role; the id where the pack in force has none of it. */
  role(id: string): string;
  /** Of a policy's version `<id>@<version>`: as people call it, and of when it is. */
  policy(ref: string): string;
}

/** null for events of accounts. */
export function personSentence(event: RegisterEvent, names: HistoryNames): string | null {
  switch (event.kind) {
    case "person.added": {
      const { name, title, department, joinedOn } = event.fields;
      const joined = joinedOn === null ? "" : `, here since ${joinedOn}`;
      return `${name}${title === "" ? "" : `, ${title},`} was added under ${department}${joined}.`;
    }
    case "person.changed":
      return `${changes(event.fields.details)}${reason(event.fields.why)}`;
    case "person.role-given":
      return `Became ${names.role(event.fields.role)} of ${event.fields.department}.`;
    case "person.role-ended": {
      const { role, department, because } = event.fields;
      return `Is no longer ${names.role(role)} of ${department}${reason(because)}`;
    }
    case "person.acknowledged": {
      const { policy, scan } = event.fields;
      return `Signed the acknowledgement of ${names.policy(policy)}${scan === null ? "" : "; the scan is attached"}.`;
    }
    case "person.forwarded":
      return `The signed acknowledgement was forwarded to ${event.fields.to}.`;
    case "person.left":
      return `Left${reason(event.fields.because)} All roles and authorizations ended.`;
    case "person.returned":
      return `Came back${reason(event.fields.why)} Roles and authorizations have to be given anew.`;
    default:
      return departmentSentence(event, names);
  }
}

function departmentSentence(event: RegisterEvent, names: HistoryNames): string | null {
  switch (event.kind) {
    case "department.workplan": {
      const { parts, file } = event.fields;
      const count = Object.keys(parts).length;
      const written = count === 0 ? "" : ` with ${count} ${count === 1 ? "part" : "parts"}`;
      return `The workplan was recorded${written}${file === null ? "" : `, file “${file.name}”`}.`;
    }
    case "department.coordinator":
      return holder("coordinator", event.fields, names);
    case "department.director":
      return holder("director", event.fields, names);
    case "policy.reviewed": {
      const { by, outcome, words } = event.fields;
      const found = outcome === "unchanged" ? "and stays as it is" : "and was revised";
      return `The policy was reviewed by ${by.name}${by.role === "" ? "" : `, ${by.role},`} ${found}${reason(words)}`;
    }
    default:
      return null;
  }
}

function holder(
  what: "coordinator" | "director",
  fields: RegisterEventFields["department.coordinator"] | RegisterEventFields["department.director"],
  names: HistoryNames,
): string {
  const { person, because } = fields;
  if (person === null) return `Nobody is ${what} any more${reason(because)}`;
  const by = "by" in fields ? `, designated by ${fields.by.name}${role(fields.by.role)}` : "";
  return `${names.person(person)} is ${what}${by}${reason(because)}`;
}

function role(title: string): string {
  return title === "" ? "" : `, ${title}`;
}

const fieldNames: Readonly<Record<string, string>> = {
  name: "Name",
  title: "Title",
  email: "E-mail",
  department: "Department",
  joinedOn: "Joined on",
};

/** `Title is now “Editor”, E-mail is now empty` */
function changes(details: Readonly<Record<string, string | null>>): string {
  return Object.entries(details)
    .map(([field, value]) => `${fieldNames[field] ?? field} is now ${(value ?? "") === "" ? "empty" : `“${value}”`}`)
    .join(", ");
}

/** Ends the sentence: `: moved to another city.` */
function reason(why: string): string {
  const words = why.trim();
  if (words === "") return ".";
  return `: ${words}${/[.!?…]$/u.test(words) ? "" : "."}`;
}

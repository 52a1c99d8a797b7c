/** Where a duty’s button leads, and what it says. */
import type { Duty } from "../main/model/duty.ts";
import { kindOf } from "../main/model/duty-heaps.ts";
import type { Aim } from "./stores/aim.ts";
import type { Place } from "./stores/place.ts";

export const actions: Readonly<Record<string, string>> = {
  identity: "Open Vault",
  few: "Add a custodian",
  alone: "Hand it over",
  role: "Show custodians",
  reset: "Change it",
  drill: "Prove it",
  conflicts: "Settle",
  newer: "Show the vault",
  refused: "Show the folder",
  waiting: "Show the folder",
  recovery: "Make a copy",
  request: "Open the request",
  export: "Export now",
  "export-refused": "Show why",
  incident: "Show the incident",
  fork: "Show both",
  approval: "Note the decision",
  decide: "Decide",
  incomplete: "Fill it in",
  email: "Change it",
  coordinator: "Name one",
  director: "Name one",
  users: "Add somebody",
  "user-left": "Show who",
  "user-role": "Show who",
  unsigned: "Note the signature",
  unscanned: "Attach the form",
  unforwarded: "Note it",
  checklist: "Check it",
  "check-failed": "Check again",
  review: "Start the round",
  workplan: "Write it down",
  inactive: "Note the outcome",
  "close-agreed": "Close it",
  "policy-review": "Note the review",
  "day-ahead": "Show it",
  "custodian-left": "Show custodians",
  "reset-waiting": "Show the vaults",
  case: "Continue",
  "empty-register": "Add accounts",
  "device-check": "Check now",
  "device-failed": "Show what to do",
  "device-unknown": "Show the checklist",
};

export const aims: Readonly<Record<string, Aim>> = {
  few: "add",
  alone: "hand-over",
  drill: "drill",
  newer: "shared-folder",
  refused: "shared-folder",
  waiting: "shared-folder",
  recovery: "recovery",
  fork: "fork",
};

export const tags: Readonly<Record<Duty["place"], string>> = {
  identity: "Key",
  custodians: "Custodian",
  credentials: "Password",
  sharing: "Folder",
  recovery: "Recovery",
  export: "Export",
  request: "Request",
  incident: "Incident",
  witness: "Witness",
  account: "Account",
  person: "Person",
  department: "Department",
  case: "Case",
  policy: "Policy",
  device: "Device",
  import: "Accounts",
};

type Placed = Pick<Duty, "id" | "place" | "vault" | "credential" | "subject"> & Partial<Pick<Duty, "due">>;

function accountPlace(id: string, kind: string): Place {
  switch (kind) {
    case "decide":
    case "approval":
      return { screen: "account", id, doing: "decide" };
    case "incomplete":
    case "email":
      return { screen: "account", id, doing: "change" };
    case "users":
      return { screen: "account", id, tab: "people", doing: "add-user" };
    case "coordinator":
    case "director":
      return { screen: "account", id, tab: "people", doing: "lead" };
    case "user-left":
    case "user-role":
      return { screen: "account", id, tab: "people" };
    case "checklist":
    case "check-failed":
      return { screen: "account", id, tab: "checklist", doing: "check" };
    case "review":
      return { screen: "account", id, tab: "reviews", doing: "review" };
    case "inactive":
      return { screen: "account", id, tab: "reviews", doing: "discuss" };
    case "close-agreed":
      return { screen: "account", id, doing: "close-agreed" };
    case "day-ahead":
      return { screen: "account", id, tab: "history" };
    default:
      return { screen: "account", id };
  }
}

function personPlace(id: string, kind: string): Place {
  if (kind === "unsigned" || kind === "unscanned") return { screen: "person", id, doing: "acknowledge" };
  if (kind === "unforwarded") return { screen: "person", id, doing: "forward" };
  return { screen: "person", id };
}

function departmentPlace(name: string, kind: string): Place {
  const doing = kind === "workplan" || kind === "coordinator" || kind === "director" ? kind : null;
  return { screen: "department", name, ...(doing === null ? {} : { doing }) };
}

/** Where the person sees to a duty of the register; null: it is about something else. */
function registerPlace(duty: Placed): Place | null {
  const { place, subject } = duty;
  const kind = kindOf(duty);
  switch (place) {
    case "account":
      return subject === undefined ? { screen: "accounts" } : accountPlace(subject, kind);
    case "person":
      return subject === undefined ? { screen: "people" } : personPlace(subject, kind);
    case "department":
      return subject === undefined ? { screen: "people", tab: "departments" } : departmentPlace(subject, kind);
    case "case":
      return subject === undefined ? { screen: "remove" } : { screen: "case", id: subject };
    case "policy":
      return { screen: "settings", part: "policy" };
    case "device":
      return { screen: "device" };
    case "import":
      return { screen: "accounts" };
    default:
      return null;
  }
}

/** Where the person sees to a duty of the records; null: it is about something else. */
function recordsPlace({ place, subject }: Placed): Place | null {
  switch (place) {
    case "export":
    case "witness":
      return { screen: "exports" };
    case "request":
      return subject === undefined ? { screen: "requests" } : { screen: "request", id: subject };
    case "incident":
      return subject === undefined ? { screen: "incidents" } : { screen: "incidents", incident: subject };
    default:
      return null;
  }
}

/** Where the person sees to it. */
export function placeOf(duty: Placed): Place {
  const { place, vault, credential } = duty;
  const elsewhere = recordsPlace(duty) ?? registerPlace(duty);
  if (elsewhere !== null) return elsewhere;
  if (vault === null || place === "identity") return { screen: "vault" };
  if (place !== "credentials") return { screen: "vault", vault, tab: "custodians" };
  if (credential !== null) return { screen: "vault", vault, tab: "credentials", credential };
  return { screen: "vault", vault, tab: "credentials", filter: "conflict" };
}

/** The template to fill in: the headings, and one line that shows how days, people and roles are written. */

import { type PolicyPack, roleTitle } from "../../model/policy-pack.ts";
import type { AccountColumn, PersonColumn, TableKind } from "./columns.ts";
import { roleEntry, userEntry } from "./held-cell.ts";

/** The example's cells, by the column's key. Whoever leaves the line in the file brings nothing in with it. */
export function exampleCells(what: TableKind, pack: PolicyPack): Readonly<Record<string, string>> {
  return what === "accounts" ? exampleAccount(pack) : examplePerson(pack);
}

function exampleAccount(pack: PolicyPack): Readonly<Record<AccountColumn, string>> {
  const domain = pack.register.email?.domain ?? pack.domain;
  const role = roleTitle(pack, pack.register.users.roles[0] ?? "");
  const user = (name: string) => userEntry({ person: `${name}@${domain}`, role, since: "2024-05-01" });
  return {
    department: "Example: Parks & Recreation",
    platform: "Facebook",
    handle: "@example_parks",
    name: "Example Parks",
    address: "https://example.com/example_parks",
    email: `example.parks@${domain}`,
    phone: "555-0100",
    purpose: "Events and closures",
    since: "2019-02-28",
    coordinator: `pat.example@${domain}`,
    director: `kim.example@${domain}`,
    users: [user("pat.example"), user("sam.example")].join("; "),
    standing: "in use",
    standingSince: "",
    decision: "Approved",
    decidedBy: `Robin Example (${roleTitle(pack, pack.register.creation.approver)})`,
    decidedOn: "2019-02-20",
    decidedBecause: "It reaches people who read no paper",
    lastActivityOn: "2024-05-03",
    lastActivity: "A post on trails",
  };
}

function examplePerson(pack: PolicyPack): Readonly<Record<PersonColumn, string>> {
  const role = roleTitle(pack, pack.register.users.roles[0] ?? pack.roles[0]?.id ?? "");
  const { designation } = pack.register;
  const isDesignated = designation !== null;
  const forwardTo = pack.register.acknowledgement?.forwardTo ?? "";
  return {
    name: "Pat Example",
    title: "Editor",
    email: `pat.example@${pack.register.email?.domain ?? pack.domain}`,
    department: "Example: Parks & Recreation",
    joinedOn: "2018-10-01",
    roles: roleEntry({ role, department: "Example: Parks & Recreation", since: "2024-05-01" }),
    coordinatorOf: isDesignated ? "Example: Parks & Recreation" : "",
    designatedBy: isDesignated ? `Kim Example (${roleTitle(pack, designation.by)})` : "",
    designatedOn: isDesignated ? "2024-04-30" : "",
    directorOf: "",
    signedOn: "2024-05-02",
    forwardedOn: forwardTo === "" ? "" : "2024-05-03",
    forwardedTo: forwardTo,
    leftOn: "",
  };
}

import type { AuthorisedUser, PersonRecord, PersonRow, PersonView } from "../../../main/model/register-view.ts";

export function personRow(part: Partial<PersonRow>): PersonRow {
  return {
    id: part.name ?? "person-1",
    name: "Dana Sampleton",
    title: "Director",
    email: null,
    department: "Parks",
    left: null,
    roles: [],
    accounts: 0,
    signedOn: null,
    forwardedOn: null,
    ...part,
  };
}

export function personRecord(part: Partial<PersonRecord>): PersonRecord {
  return {
    id: "person-1",
    name: "Dana Sampleton",
    title: "Director",
    email: null,
    department: "Parks",
    joinedOn: null,
    left: null,
    roles: [],
    acknowledgement: null,
    lastEvent: 1,
    ...part,
  };
}

export function posting(id: string, user: Partial<AuthorisedUser>): PersonView["accounts"][number] {
  const whole = { person: "person-1", role: "coordinator", from: "2026-01-05", to: null, because: "", ...user };
  return { id, name: `Sample ${id}`, platform: "Facebook", handle: `@${id}`, user: whole };
}

export function personView(part: Partial<PersonView>): PersonView {
  return { person: personRecord({}), history: [], accounts: [], custodianOf: [], ...part };
}

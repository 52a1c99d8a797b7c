import type { AccountRecord, AccountRow, HistoryLine } from "../../../main/model/register-view.ts";

/** A requested account that nobody has decided on. */
export function record(part: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: "account-1",
    department: "Parks & Recreation",
    platform: "Facebook",
    handle: "@sampleparks",
    name: "Sample Parks",
    address: null,
    since: null,
    standing: "requested",
    standingSince: "2026-11-02",
    email: null,
    phone: null,
    purpose: "",
    request: { by: { name: "Fern Invented", role: "Librarian" }, on: "2026-11-02", why: "Events" },
    decision: null,
    shut: null,
    coordinator: null,
    director: null,
    users: [],
    lastActivity: null,
    checklist: {},
    review: null,
    discussion: null,
    addedOn: "2026-11-02",
    lastEvent: 1,
    ...part,
  };
}

export function row(part: Partial<AccountRow> = {}): AccountRow {
  const { id, department, platform, handle, name, address, since, standingSince } = record();
  const short = { id, department, platform, handle, name, address, since, standingSince };
  const rest = { coordinator: null, users: 0, lastReview: null, lastActivity: null, pressing: 0 };
  return { ...short, ...rest, standing: "active", ...part };
}

export function line(part: Partial<HistoryLine> = {}): HistoryLine {
  const actor = { name: "Sample Coordinator", role: "Coordinator", osUser: "sample" };
  return {
    id: 1,
    kind: "account.requested",
    on: "2026-11-02",
    at: "2026-11-02T18:00:00.000Z",
    actor,
    policy: "anchorage-pp-16-5@2020-03-09",
    says: "requested",
    evidence: [],
    struck: null,
    takeBack: false,
    ...part,
  };
}

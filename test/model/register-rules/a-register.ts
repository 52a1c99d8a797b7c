import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type {
  AccountRecord,
  CheckAnswer,
  DepartmentRecord,
  PersonRecord,
  RegisterState,
} from "../../../main/model/register-view.ts";
import { anchorage, anoka } from "../packs.ts";

/** A register at which nothing is due on 2026-03-20 under either pack: one department, one page in use, two people. */

export const department = "Harbor and Parks";

export const director = { name: "Dana Invented", role: "Department Director" };

export const reviewer = { name: "Robin Sample", role: "Mayor’s Office" };

export function answersOf(pack: PolicyPack, change: Partial<CheckAnswer> = {}): Record<string, CheckAnswer> {
  const answer: CheckAnswer = {
    verdict: "met",
    why: "",
    on: "2026-03-02",
    by: "Casey Sample",
    evidence: null,
    ...change,
  };
  const noted = { ...answer, why: change.why ?? "The City Attorney decided it" };
  return Object.fromEntries(
    pack.register.checklist.items.map(({ id, note }) => [id, note === "needed" ? noted : answer]),
  );
}

export function account(change: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: "account-1",
    department,
    platform: "Facebook",
    handle: "sampleharbor",
    name: "Sample Harbor",
    address: "https://facebook.example/sampleharbor",
    since: "2021-05-03",
    standing: "active",
    standingSince: "2026-01-05",
    email: "harbor@muni.org",
    phone: null,
    purpose: "News of the harbor",
    request: { by: { name: "Casey Sample", role: "Coordinator" }, on: "2026-01-02", why: "People ask for news" },
    decision: { approved: true, by: director, on: "2026-01-04", why: "" },
    shut: null,
    coordinator: null,
    director: null,
    users: [{ person: "casey", role: "coordinator", from: "2026-01-05", to: null, because: "" }],
    lastActivity: { on: "2026-03-18", what: "" },
    checklist: { ...answersOf(anchorage), ...answersOf(anoka) },
    review: { on: "2026-03-17", by: "Casey Sample", looked: [], found: "nothing", words: "", cases: [] },
    discussion: null,
    addedOn: "2026-01-02",
    lastEvent: 7,
    ...change,
  };
}

export function person(change: Partial<PersonRecord> = {}): PersonRecord {
  return {
    id: "casey",
    name: "Casey Sample",
    title: "Social Media Coordinator",
    email: "casey@muni.org",
    department,
    joinedOn: "2020-01-01",
    left: null,
    roles: [],
    acknowledgement: {
      signedOn: "2026-01-06",
      policy: "anchorage-pp-16-5@1",
      scan: { sha256: "a".repeat(64), bytes: 1, mediaType: "application/pdf", name: "signed.pdf" },
      forwardedOn: "2026-01-07",
      forwardedTo: "Human Relations",
    },
    lastEvent: 3,
    ...change,
  };
}

export const dana = person({ id: "dana", name: "Dana Invented", title: "Director", email: "dana@muni.org" });

export function harbor(change: Partial<DepartmentRecord> = {}): DepartmentRecord {
  return {
    name: department,
    workplan: {
      on: "2026-01-10",
      by: "Casey Sample",
      parts: { mission: "a", goals: "b", audience: "c", further: "d" },
      file: null,
    },
    coordinator: { person: "casey", by: director, since: "2026-01-03" },
    director: { person: "dana", since: "2020-02-01" },
    lastEvent: 5,
    ...change,
  };
}

export function register(change: Partial<RegisterState> = {}): RegisterState {
  return {
    accounts: [account()],
    people: [person(), dana],
    departments: [harbor()],
    policyReviews: [{ pack: anchorage.id, on: "2025-06-02", by: reviewer, outcome: "unchanged", words: "" }],
    waitingResets: [],
    ...change,
  };
}

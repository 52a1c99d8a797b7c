import { describe, expect, it } from "vitest";
import { departmentNames } from "../../../main/model/register/department-names.ts";
import { foldDepartment, foldPolicyReviews } from "../../../main/model/register/fold-department.ts";
import { foldPerson } from "../../../main/model/register/fold-person.ts";
import { personSentence } from "../../../main/model/register/person-history.ts";
import { personKey } from "../../../main/model/register/person-key.ts";
import type {
  AccountRecord,
  PersonRecord,
  RegisterEvent,
  RegisterEventFields,
  RegisterEventKind,
} from "../../../main/model/register-view.ts";

const added = { name: "Pat Sample", title: "Editor", email: "pat@city.example", department: "Parks", joinedOn: null };
const evidence = { bytes: 1, mediaType: "application/pdf", name: "plan.pdf", sha256: "ab".repeat(32) };

/** `[kind, day, fields]` as events, counted from 1. */
function history(
  ...happened: readonly {
    readonly [K in RegisterEventKind]: readonly [K, string, RegisterEventFields[K]];
  }[RegisterEventKind][]
) {
  return happened.map(
    ([kind, on, fields], at) =>
      ({
        ...{ id: at + 1, subjectKind: "person", subject: "p1", kind, on, fields },
        ...{ at: "2026-03-02T18:00:00.000Z", policy: "harbour-rules@7" },
        actor: { name: "Alex Sample", role: "Coordinator", osUser: "" },
      }) as RegisterEvent,
  );
}

describe("a person", () => {
  it("is nobody without a first event", () => {
    expect(foldPerson([])).toBeNull();
  });

  it("[A-6.b.i] who leaves holds no role any more, and none ends before it began", () => {
    const given = { role: "editor", department: "Parks" };
    const events = history(
      ["person.added", "2026-01-01", added],
      ["person.role-given", "2024-05-01", given],
      ["person.role-given", "2026-02-20", { ...given, department: "Library" }],
      ["person.role-ended", "2025-01-01", { ...given, because: "Moved" }],
      ["person.left", "2026-02-01", { because: "Retired" }],
      ["struck", "2026-02-02", { event: 5, because: "A slip" }],
    );
    const left = foldPerson(events.slice(0, 5));
    expect(left?.left).toEqual({ on: "2026-02-01", because: "Retired" });
    expect(left?.roles.map(({ from, to }) => [from, to])).toEqual([
      ["2024-05-01", "2025-01-01"],
      ["2026-02-20", "2026-02-20"],
    ]);
    expect(foldPerson(events)).toMatchObject({ left: null, lastEvent: 6, roles: [{}, { to: null }] });
  });

  it("[A-6.b.ii] whose form is attached later has signed once, and the forwarding stays", () => {
    const policy = "harbour-rules@7";
    const events = history(
      ["person.added", "2026-01-01", added],
      ["person.acknowledged", "2026-01-05", { policy, scan: null }],
      ["person.forwarded", "2026-01-06", { to: "Human Relations" }],
      ["person.acknowledged", "2026-01-05", { policy, scan: evidence }],
      ["person.acknowledged", "2026-01-05", { policy, scan: null }],
      ["person.acknowledged", "2026-01-05", { policy: "harbour-rules@8", scan: null }],
    );
    const signed = { signedOn: "2026-01-05", policy, forwardedOn: "2026-01-06", forwardedTo: "Human Relations" };
    expect(foldPerson(events.slice(0, 4))?.acknowledgement).toEqual({ ...signed, scan: evidence });
    expect(foldPerson(events.slice(0, 5))?.acknowledgement).toEqual({ ...signed, scan: evidence });
    // Another text that is signed on the same day is another signature.
    expect(foldPerson(events)?.acknowledgement).toMatchObject({ policy: "harbour-rules@8", forwardedOn: null });
  });

  it("is known by the e-mail address however it is written, and gives it back on leaving", () => {
    expect(personKey({ email: "Pat@City.Example", left: null })).toBe(
      personKey({ email: "pat@city.example", left: null }),
    );
    expect(personKey({ email: "pat@city.example", left: { on: "2026-02-01", because: "" } })).toBeNull();
    expect(personKey({ email: null, left: null })).toBeNull();
  });
});

describe("a department and a policy", () => {
  it("come to nothing without events, and to the last that counts with them", () => {
    const blank = { name: "Parks", workplan: null, coordinator: null, director: null, lastEvent: 0 };
    expect(foldDepartment("Parks", [])).toEqual(blank);
    const by = { name: "Kim Sample", role: "Director" };
    const events = history(
      ["department.coordinator", "2025-01-06", { person: "p1", by, because: "" }],
      ["department.coordinator", "2025-06-01", { person: "p2", by, because: "" }],
      ["struck", "2025-06-02", { event: 2, because: "A slip" }],
      ["department.director", "2025-07-01", { person: null, because: "Retired" }],
    );
    const coordinator = { person: "p1", by, since: "2025-01-06" };
    expect(foldDepartment("Parks", events)).toEqual({ ...blank, coordinator, lastEvent: 4 });
  });

  it("[A-8] lists every review that was not taken back", () => {
    const by = { name: "Kim Sample", role: "Director" };
    const events = history(
      ["policy.reviewed", "2025-01-06", { by, outcome: "unchanged", words: "" }],
      ["policy.reviewed", "2026-01-06", { by, outcome: "revised", words: "New grounds" }],
      ["struck", "2026-01-07", { event: 1, because: "Another policy" }],
    );
    expect(foldPolicyReviews(events)).toEqual([
      { pack: "p1", on: "2026-01-06", by, outcome: "revised", words: "New grounds" },
    ]);
  });
});

describe("the departments that are named", () => {
  const account = (id: string, department: string) => ({ id, department }) as AccountRecord;
  const person = (id: string, department: string, role: string) =>
    ({
      id,
      department,
      roles: [{ role: "editor", department: role, from: "2026-01-01", to: null }],
    }) as unknown as PersonRecord;

  it("stand once each, as they were first written, whoever named them", () => {
    const names = departmentNames(
      [account("3", "PARKS"), account("1", "Library")],
      [person("2", "Parks", "Fleet")],
      " library",
    );
    expect([...names]).toEqual([
      ["library", "Library"],
      ["parks", "Parks"],
      ["fleet", "Fleet"],
    ]);
    expect([...departmentNames([], [], "")]).toEqual([]);
  });
});

describe("the sentences of the history", () => {
  const names = {
    person: (id: string) => `Person ${id}`,
    role: (id: string) => `Role ${id}`,
    policy: (ref: string) => `Policy ${ref}`,
  };
  const by = { name: "Kim Sample", role: "Director" };

  it("say what happened, without a date", () => {
    const events = history(
      ["person.added", "2026-01-01", { ...added, joinedOn: "2019-10-01" }],
      ["person.changed", "2026-01-01", { details: { title: "", joinedOn: null, name: "Pat Q. Sample" }, why: " " }],
      ["person.role-given", "2026-01-01", { role: "editor", department: "Parks" }],
      ["person.role-ended", "2026-01-01", { role: "editor", department: "Parks", because: "Moved." }],
      ["person.acknowledged", "2026-01-01", { policy: "harbour-rules@7", scan: evidence }],
      ["person.forwarded", "2026-01-01", { to: "Human Relations" }],
      ["person.left", "2026-01-01", { because: "Retired" }],
      ["person.returned", "2026-01-01", { why: "" }],
      ["department.workplan", "2026-01-01", { parts: { mission: "x" }, file: evidence }],
      ["department.workplan", "2026-01-01", { parts: {}, file: evidence }],
      ["department.coordinator", "2026-01-01", { person: "p1", by, because: "" }],
      ["department.coordinator", "2026-01-01", { person: null, by, because: "Retired" }],
      ["department.director", "2026-01-01", { person: "p2", because: "Elected" }],
      ["policy.reviewed", "2026-01-01", { by, outcome: "revised", words: "New grounds" }],
      ["account.activated", "2026-01-01", { note: "" }],
    );
    expect(events.map((event) => personSentence(event, names))).toEqual([
      "Pat Sample, Editor, was added under Parks, here since 2019-10-01.",
      "Title is now empty, Joined on is now empty, Name is now “Pat Q. Sample”.",
      "Became Role editor of Parks.",
      "Is no longer Role editor of Parks: Moved.",
      "Signed the acknowledgement of Policy harbour-rules@7; the scan is attached.",
      "The signed acknowledgement was forwarded to Human Relations.",
      "Left: Retired. All roles and authorizations ended.",
      "Came back. Roles and authorizations have to be given anew.",
      "The workplan was recorded with 1 part, file “plan.pdf”.",
      "The workplan was recorded, file “plan.pdf”.",
      "Person p1 is coordinator, designated by Kim Sample, Director.",
      "Nobody is coordinator any more: Retired.",
      "Person p2 is director: Elected.",
      "The policy was reviewed by Kim Sample, Director, and was revised: New grounds.",
      null,
    ]);
  });
});

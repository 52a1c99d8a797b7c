import { describe, expect, it } from "vitest";
import type { Evidence } from "../../main/model/entry.ts";
import { historyLines } from "../../main/model/register/history-lines.ts";
import type { PersonRecord } from "../../main/model/register-view.ts";
import type { DepartmentStep } from "../../preload/contract.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { ABook } from "./a-book.ts";

const director = { name: "Kim Sample", role: "Department Director" };
const plan: Evidence = { bytes: 900, mediaType: "application/pdf", name: "plan.pdf", sha256: "ef".repeat(32) };

class Departments extends ABook {
  add(name: string, department = "Parks"): PersonRecord {
    const details = { name, title: "", email: null, department };
    return this.book.addPerson({ details, joinedOn: null, anyway: false });
  }

  take(name: string, step: DepartmentStep, evidence: Evidence | null = null) {
    return this.book.departmentStep(name, this.book.department(name).lastEvent, step, evidence);
  }

  designate(person: string | null, on: string, because = "", name = "Parks") {
    return this.take(name, { step: "coordinator", on, person, by: director, because });
  }
}

describe("a department", () => {
  it("is there as soon as a person belongs to it, by its first name however it is written later", () => {
    const departments = new Departments(anchorage);
    const workplan: DepartmentStep = { step: "workplan", on: "2026-01-05", parts: { mission: "Trails" }, source: null };
    expect(() => departments.book.departmentStep("Parks", 0, workplan, null)).toThrow(
      'DEPARTMENT_UNKNOWN {"name":"Parks"}',
    );
    departments.add("Pat Sample", "Parks & Recreation");
    departments.add("Sam Sample", "PARKS & RECREATION");
    expect(departments.book.state().people.map(({ department }) => department)).toEqual([
      "Parks & Recreation",
      "Parks & Recreation",
    ]);
    expect(departments.take("parks & recreation", workplan).name).toBe("Parks & Recreation");
    expect(departments.book.state().departments).toHaveLength(1);
  });

  it("is changed by nobody who has not seen the last change", () => {
    const departments = new Departments(anchorage);
    const { id } = departments.add("Pat Sample");
    departments.designate(id, "2026-01-05");
    const late: DepartmentStep = { step: "director", on: "2026-01-05", person: id, because: "" };
    expect(() => departments.book.departmentStep("Parks", 0, late, null)).toThrow("PERSON_CHANGED");
  });
});

describe("the coordinator", () => {
  it("[A-5.a.ii] is designated by somebody since a day, follows another one, and may be one of two departments", () => {
    const departments = new Departments(anchorage);
    const [pat, sam] = [departments.add("Pat Sample"), departments.add("Sam Sample", "Library")];
    expect(departments.designate(pat.id, "2025-01-06").coordinator).toEqual({
      person: pat.id,
      by: director,
      since: "2025-01-06",
    });
    expect(departments.designate(pat.id, "2025-02-01", "", "Library").coordinator?.person).toBe(pat.id);
    expect(() => departments.designate(pat.id, "2025-03-01")).toThrow('USER_EXISTS {"name":"Pat Sample"}');
    expect(() => departments.designate(sam.id, "2025-01-05")).toThrow("TIME_BEFORE_STEP");
    expect(departments.designate(sam.id, "2025-06-01").coordinator).toMatchObject({
      person: sam.id,
      since: "2025-06-01",
    });
    expect(departments.book.departmentHistory("Parks").map(({ says }) => says)).toEqual([
      "Sam Sample is coordinator, designated by Kim Sample, Department Director.",
      "Pat Sample is coordinator, designated by Kim Sample, Department Director.",
    ]);
  });

  it("[A-5.a.ii] is refused for somebody unknown or gone, without who designated, and on a day still to come", () => {
    const departments = new Departments(anchorage);
    const { id, lastEvent } = departments.add("Pat Sample");
    const by = (name: string): DepartmentStep => ({
      step: "coordinator",
      on: "2026-01-05",
      person: id,
      by: { name, role: "" },
      because: "",
    });
    expect(() => departments.designate("nobody", "2026-01-05")).toThrow("PERSON_UNKNOWN");
    expect(() => departments.take("Parks", by(" "))).toThrow('TEXT_EMPTY {"field":"by"}');
    expect(() => departments.designate(id, "2026-03-03")).toThrow('TIME_IN_FUTURE {"field":"on"}');
    expect(() => departments.designate(id, "2026-02-30")).toThrow('DATE_INVALID {"field":"on"}');
    departments.book.personStep(id, lastEvent, { step: "leave", on: "2026-02-01", because: "Moved away" }, null);
    expect(() => departments.designate(id, "2026-03-01")).toThrow("PERSON_LEFT");
  });

  it("ends with a reason only, and is given back by taking that back unless the person has left", () => {
    const departments = new Departments(anchorage);
    const pat = departments.add("Pat Sample");
    expect(() => departments.designate(null, "2026-01-05", "Nobody")).toThrow("USER_UNKNOWN");
    departments.designate(pat.id, "2025-01-06");
    expect(() => departments.designate(null, "2026-01-05")).toThrow('TEXT_EMPTY {"field":"because"}');
    const ended = departments.designate(null, "2026-01-05", "Works elsewhere now");
    expect(ended.coordinator).toBeNull();
    const strike: DepartmentStep = { step: "strike", event: ended.lastEvent, because: "A slip" };
    departments.book.personStep(
      pat.id,
      pat.lastEvent,
      { step: "leave", on: "2026-02-01", because: "Moved away" },
      null,
    );
    expect(() => departments.take("Parks", strike)).toThrow("PERSON_LEFT");
    const { lastEvent } = departments.book.person(pat.id);
    departments.book.personStep(pat.id, lastEvent, { step: "return", on: "2026-02-01", why: "" }, null);
    expect(departments.take("Parks", strike).coordinator).toMatchObject({ person: pat.id, since: "2025-01-06" });
  });

  it("is beside a director, who is noted in the same way", () => {
    const departments = new Departments(anoka);
    const { id } = departments.add("Kim Sample");
    const step: DepartmentStep = { step: "director", on: "2024-01-08", person: id, because: "" };
    expect(departments.take("Parks", step).director).toEqual({ person: id, since: "2024-01-08" });
    expect(() => departments.take("Parks", step)).toThrow("USER_EXISTS");
  });
});

describe("the workplan", () => {
  it("[A-6.a] holds the pack's parts, a day and a file, and the newest counts", () => {
    const departments = new Departments(anchorage);
    departments.add("Pat Sample");
    const parts = { mission: "Tell people about trails.", goals: " ", audience: "Hikers\nand skiers" };
    const step: DepartmentStep = { step: "workplan", on: "2026-01-05", parts, source: null };
    expect(departments.take("Parks", step, plan).workplan).toEqual({
      on: "2026-01-05",
      by: "Alex Sample",
      parts: { mission: "Tell people about trails.", audience: "Hikers\nand skiers" },
      file: plan,
    });
    expect(departments.book.files()).toEqual([{ sha256: plan.sha256, bytes: plan.bytes }]);
    expect(departments.take("Parks", { ...step, on: "2025-01-05" }).workplan?.on).toBe("2026-01-05");
    expect(departments.take("Parks", { ...step, on: "2026-02-05", parts: {} }, plan).workplan).toMatchObject({
      on: "2026-02-05",
      parts: {},
    });
  });

  it("[A-6.a] is refused with parts that the pack does not know, and with nothing in it", () => {
    const departments = new Departments(anchorage);
    departments.add("Pat Sample");
    const step = (parts: Record<string, string>) => () =>
      departments.take("Parks", { step: "workplan", on: "2026-01-05", parts, source: null });
    expect(step({ slogan: "Trails!" })).toThrow('FIELD_UNKNOWN {"field":"slogan"}');
    expect(step({ mission: " " })).toThrow('TEXT_EMPTY {"field":"parts"}');
    expect(step({ mission: "x".repeat(20_001) })).toThrow('TEXT_TOO_LONG {"field":"mission"');
    expect(step({ __proto__: "x" })).toThrow("TEXT_EMPTY");
  });
});

describe("the review of the policy", () => {
  it("[A-8] is noted with its day, by whom, and what came of it", () => {
    const departments = new Departments(anchorage);
    const review = { on: "2026-01-15", by: director, outcome: "unchanged", words: "" } as const;
    departments.book.policyReviewed(review);
    expect(departments.book.state().policyReviews).toEqual([{ pack: anchorage.id, ...review }]);
    const { book } = departments;
    const lines = historyLines(book.events("policy", anchorage.id), new Map(), book.names());
    expect(lines.map(({ says }) => says)).toEqual([
      "The policy was reviewed by Kim Sample, Department Director, and stays as it is.",
    ]);
    expect(() => departments.book.policyReviewed({ ...review, outcome: "revised" })).toThrow(
      'TEXT_EMPTY {"field":"words"}',
    );
    expect(() => departments.book.policyReviewed({ ...review, on: "2026-03-03" })).toThrow("TIME_IN_FUTURE");
    expect(() => departments.book.policyReviewed({ ...review, by: { name: "", role: "" } })).toThrow("TEXT_EMPTY");
    expect(departments.book.state().policyReviews).toHaveLength(1);
  });
});

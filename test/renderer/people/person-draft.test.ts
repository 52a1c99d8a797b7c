import { describe, expect, it } from "vitest";
import { changedDetails, newPerson, personTyped } from "../../../renderer/people/person-draft.ts";
import { personRecord } from "./rows.ts";

describe("a person as typed", () => {
  it("is handed over without the spaces around, and without what was left empty", () => {
    const typed = { name: " Dana Sampleton ", title: "Director", email: " ", department: "Parks ", joinedOn: "" };
    expect(newPerson(typed, true)).toEqual({
      details: { name: "Dana Sampleton", title: "Director", email: null, department: "Parks" },
      joinedOn: null,
      anyway: true,
    });
  });

  it("changes only what is another one than before", () => {
    const person = personRecord({ email: "dana@sample.invalid", joinedOn: "2024-02-29" });
    const typed = personTyped(person);
    expect(changedDetails(person, typed)).toEqual({});
    expect(changedDetails(person, { ...typed, title: "Deputy", email: "" })).toEqual({ title: "Deputy", email: null });
    expect(changedDetails(person, { ...typed, name: "Dana Sampleton " })).toEqual({});
  });
});

import { describe, expect, it } from "vitest";
import { dayFault } from "../../../renderer/accounts/day-box.tsx";
import { changedDetails, detailsOf, draftOf, freshDetails } from "../../../renderer/accounts/details-draft.ts";
import { changedLeads, leadTitles } from "../../../renderer/accounts/lead-form.tsx";
import { anchorage, anoka } from "../../model/packs.ts";
import { record } from "./sample.ts";

describe("details that are typed", () => {
  it("takes an empty field for one that is not noted, and trims the others", () => {
    const details = detailsOf({ ...freshDetails(" Parks "), handle: " @x ", phone: "  ", email: " a@city.example " });
    expect(details).toEqual({
      department: "Parks",
      platform: "",
      handle: "@x",
      name: "",
      address: null,
      email: "a@city.example",
      phone: null,
      purpose: "",
    });
  });

  it("puts the https:// before an address that lacks it, and leaves what is none to be refused", () => {
    expect(detailsOf({ ...freshDetails(""), address: "facebook.example/parks" }).address).toBe(
      "https://facebook.example/parks",
    );
    expect(detailsOf({ ...freshDetails(""), address: "javascript:alert(1)" }).address).toBe("javascript:alert(1)");
  });

  it("hands over only what is another one than before", () => {
    const before = { ...record(), email: "parks@city.example", purpose: "News" };
    const draft = draftOf(before);
    expect(changedDetails(before, draft)).toBeNull();
    expect(changedDetails(before, { ...draft, name: ` ${before.name} ` })).toBeNull();
    expect(changedDetails(before, { ...draft, email: "" })).toEqual({ email: null });
    expect(changedDetails(before, { ...draft, phone: "555-0100", purpose: "" })).toEqual({
      phone: "555-0100",
      purpose: "",
    });
  });

  it("[A-5.a.ii] takes an empty coordinator for the department’s own, and hands over only what changed", () => {
    const before = { coordinator: "person-1", director: null };
    expect(changedLeads(before, { coordinator: "person-1", director: "" })).toBeNull();
    expect(changedLeads(before, { coordinator: "", director: "" })).toEqual({ coordinator: null });
    expect(changedLeads(before, { coordinator: "person-2", director: "person-3" })).toEqual({
      coordinator: "person-2",
      director: "person-3",
    });
  });

  it("[A-5.a.ii] calls the two who answer for it as the policy does, and plainly where it has no words for them", () => {
    expect(leadTitles(anchorage)).toEqual({ coordinator: "Social Media Coordinator", director: "Department Director" });
    expect(leadTitles(anoka)).toEqual({ coordinator: "Coordinator", director: "Director" });
  });

  it("refuses a day to come, one before the step it follows, and one from another century", () => {
    expect(dayFault("2026-11-21", "2026-11-20")).toMatch(/still to come/);
    expect(dayFault("2026-11-01", "2026-11-20", "2026-11-02")).toMatch(/before the step/);
    expect(dayFault("0202-11-01", "2026-11-20")).toMatch(/year/);
    // Recorded while the clock was ahead: nothing has to wait for that day.
    expect(dayFault("2026-11-01", "2026-11-20", "2031-11-02")).toBeNull();
    expect(dayFault("2026-11-20", "2026-11-20", "2026-11-20")).toBeNull();
  });
});

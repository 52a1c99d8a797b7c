import { describe, expect, it } from "vitest";
import { caseDuties, everyCase, type OpenCase } from "../../main/model/case-duties.ts";
import { anchorage, anoka, harbour } from "./packs.ts";
import { noon } from "./register-rules/on-a-day.ts";

const open: OpenCase = {
  id: "case-1",
  openedAt: "2026-03-11T05:00:00.000Z",
  author: "@somebody",
  platform: "Facebook",
  account: { id: "account-1", name: "Sample Harbor", handle: "sampleharbor", department: "Harbor and Parks" },
};

describe("a case that is not closed", () => {
  it("[A-6.g.iii] is to be finished within the pack’s days, counted on the city’s own clocks", () => {
    // The evening of 10 March in Anchorage, the night of 11 March in Anoka.
    expect(caseDuties(anchorage, [open], noon(anchorage, "2026-03-14"))).toMatchObject([
      {
        id: "case:case-1",
        row: "A-6.g.iii",
        title: "Finish the case of @somebody at “Sample Harbor” on Facebook",
        why: "It was opened on 2026-03-10 and is not closed. The pack’s own reminder.",
        due: "2026-03-17",
        urgency: "soon",
        place: "case",
        subject: "case-1",
        department: "Harbor and Parks",
      },
    ]);
    expect(caseDuties(anoka, [open], noon(anoka, "2026-03-15"))[0]).toMatchObject({ row: "N-V.8", due: "2026-03-18" });
  });

  it("is shown three days ahead of seven, and overdue once its day has ended", () => {
    const urgency = (day: string) => caseDuties(anchorage, [open], noon(anchorage, day))[0]?.urgency;
    expect(["2026-03-13", "2026-03-14", "2026-03-17", "2026-03-18"].map(urgency)).toEqual([
      undefined,
      "soon",
      "now",
      "overdue",
    ]);
    expect(everyCase(anchorage, [open], "2026-03-11")).toHaveLength(1);
  });

  it("cites whatever the pack says, and speaks of an author without a name", () => {
    const [duty] = everyCase(harbour, [{ ...open, author: "" }], "2026-03-11");
    expect(duty?.title).toBe("Finish the case of an unknown author at “Sample Harbor” on Facebook");
    expect(duty?.citation).not.toBe("");
  });
});

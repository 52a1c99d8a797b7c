import { describe, expect, it } from "vitest";
import { reviewDue } from "../../../main/model/register-rules/policy-review.ts";
import { anchorage, anoka } from "../packs.ts";
import { director, reviewer } from "./a-register.ts";
import { checksOn, dutiesOn } from "./on-a-day.ts";

const review = (on: string, pack = anchorage.id) =>
  ({ pack, on, by: reviewer, outcome: "unchanged", words: "" }) as const;
const duty = (policyReviews: ReturnType<typeof review>[], day: string) =>
  dutiesOn(anchorage, { policyReviews }, day).find(({ place }) => place === "policy");

describe("the review of the policy itself", () => {
  it("[A-8] is due a year after the text came into force where nobody noted one", () => {
    expect(duty([], "2026-03-20")).toMatchObject({
      id: `policy-review:${anchorage.id}`,
      row: "A-8",
      due: "2021-03-09",
      urgency: "overdue",
      title: "Find out whether P&P 16-5 was reviewed",
    });
    expect(duty([], "2026-03-20")?.department).toBeUndefined();
  });

  it("[A-8] is due a year after the last one, shown thirty days ahead; a review of another policy does not count", () => {
    const reviews = [review("2024-02-29"), review("2023-05-01"), review("2026-01-01", anoka.id)];
    expect(duty(reviews, "2025-01-28")).toBeUndefined();
    expect(duty(reviews, "2025-01-29")).toMatchObject({ due: "2025-02-28", urgency: "soon" });
    expect(duty(reviews, "2025-02-28")?.urgency).toBe("now");
    expect(duty(reviews, "2025-03-01")?.urgency).toBe("overdue");
  });

  it("[A-8] shows who noted it, and since when it is late", () => {
    expect(checksOn(anchorage, "8", { policyReviews: [review("2026-02-02")] }, "2026-03-20")).toMatchObject([
      {
        state: "met",
        on: "2026-02-02",
        says: "Reviewed on 2026-02-02 by Robin Sample, Mayor’s Office: it stays as it is.",
      },
    ]);
    expect(checksOn(anchorage, "8", { policyReviews: [] }, "2026-03-20")).toMatchObject([
      { state: "not-met", on: "2021-03-09" },
    ]);
  });

  it("[A-8] is unknown where somebody else reviewed it, or where the text is too young for a review", () => {
    const own = { ...review("2026-02-02"), by: director };
    expect(checksOn(anchorage, "8", { policyReviews: [own] }, "2026-03-20")).toMatchObject([
      {
        state: "unknown",
        says: "Reviewed on 2026-02-02 by Dana Invented, Department Director: it stays as it is. Whether the Mayor's Office reviewed it is not noted.",
      },
    ]);
    expect(checksOn(anchorage, "8", { policyReviews: [] }, "2020-06-01")).toMatchObject([
      {
        state: "unknown",
        says: "The text here is from 2020-03-09. No review by the Mayor's Office is noted yet; one is due by 2021-03-09.",
      },
    ]);
  });

  it("is no duty under a policy without a review date", () => {
    expect(dutiesOn(anoka, { policyReviews: [] }, "2036-03-20").filter(({ place }) => place === "policy")).toEqual([]);
  });
});

describe("the day by which the policy is to be reviewed again", () => {
  const pack = {
    id: anchorage.id,
    review: { everyMonths: 12, by: "Mayor’s Office", clause: "8" },
    effective: "2024-02-29",
    history: [],
  };
  const today = "2026-11-20";

  it("[A-8] is a year after it took effect, and after each review since", () => {
    expect(reviewDue({ pack, today }, [])).toBe("2025-02-28");
    expect(reviewDue({ pack, today }, [review("2026-03-09"), review("2025-03-09")])).toBe("2027-03-09");
    expect(reviewDue({ pack, today }, [review("2023-01-01")])).toBe("2025-02-28");
    expect(reviewDue({ pack, today }, [review("2026-03-09", anoka.id)])).toBe("2025-02-28");
    expect(reviewDue({ pack: { ...pack, review: null }, today }, [])).toBeNull();
  });

  it("[A-8] is a year after a revision that has come into force, and no later for a review on a day that is still to come", () => {
    const history = [
      { on: "2026-05-01", what: "Revised" },
      { on: "2027-05-01", what: "To be revised" },
    ];
    const reviews = [review("2025-03-09"), review("2027-01-01")];
    expect(reviewDue({ pack: { ...pack, history }, today }, reviews)).toBe("2027-05-01");
  });
});

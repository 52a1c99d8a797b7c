import { describe, expect, it } from "vitest";
import { ownReminder } from "../../../main/model/register-rules/wording.ts";
import { anchorage, anoka } from "../packs.ts";
import { dutiesOn } from "./on-a-day.ts";

describe("a day that rests on a number of the pack’s own", () => {
  it("[A-5.b.iv] [N-V.6] is said to", () => {
    for (const pack of [anchorage, anoka]) {
      const [round] = dutiesOn(pack, {}, "2026-06-01").filter(({ id }) => id.startsWith("review:"));
      expect(round?.why).toMatch(/ The pack’s own reminder\.$/);
    }
  });

  it("[A-5.b.iv] is not said to where the policy names the number", () => {
    const review = { ...anchorage.register.review, basis: "Section 5 says weekly." };
    const pack = { ...anchorage, register: { ...anchorage.register, review } };
    const [round] = dutiesOn(pack, {}, "2026-06-01").filter(({ id }) => id.startsWith("review:"));
    expect(round?.why).toMatch(/every 7 days\.$/);
    expect(ownReminder(undefined)).toBe("");
    expect(ownReminder("Ten days are THIS PACK'S OWN reminder.")).toBe(" The pack’s own reminder.");
  });
});

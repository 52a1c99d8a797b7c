import { describe, expect, it } from "vitest";
import { isNotificationTime, notificationWords } from "../../main/duties/index.ts";
import type { Duty, Urgency } from "../../main/model/duty.ts";

const today = "2026-11-21";

function duty(urgency: Urgency, due: string | null): Duty {
  const words = {
    id: `${urgency}${due}`,
    row: null,
    title: "Answer Jo Sample",
    why: "Jo Sample asked.",
    citation: "1",
  };
  return { ...words, due, urgency, vault: null, credential: null, place: "account" };
}

describe("the words of the daily notification", () => {
  it("are none when nothing is overdue, broken or due today", () => {
    const duties = [duty("soon", "2026-11-22"), duty("soon", null), duty("advice", null), duty("advice", today)];
    expect(notificationWords(duties, today)).toBeNull();
    expect(notificationWords([], today)).toBeNull();
  });

  it("count what is overdue, broken and due today, and name nobody", () => {
    const duties = [duty("overdue", "2026-11-01"), duty("now", null), duty("soon", today), duty("soon", "2026-12-01")];
    const words = notificationWords(duties, today);
    // The number of the icon and of the window: what is overdue or not in order.
    expect(words?.title).toBe("2 things need you now");
    expect(words?.body).toContain("1 overdue, 1 not in order, 1 more due today.");
    expect(JSON.stringify(words)).not.toContain("Jo");
    expect(notificationWords([duty("now", null)], today)?.title).toBe("One thing needs you now");
    expect(notificationWords([duty("soon", today)], today)).toEqual({
      title: "One thing is due today",
      body: "Open Custodia to see what to do.",
    });
  });
});

describe("the time of the daily notification", () => {
  const zone = "America/Anchorage";

  it("has come at the minute, and not a minute before", () => {
    expect(isNotificationTime(zone, "09:00", new Date("2026-07-01T16:59:59.999Z"))).toBe(false);
    expect(isNotificationTime(zone, "09:00", new Date("2026-07-01T17:00:00.000Z"))).toBe(true);
    expect(isNotificationTime(zone, "00:00", new Date("2026-07-01T08:00:00.000Z"))).toBe(true);
  });

  it("has come after an hour that a change of clocks leaves out", () => {
    // On 8 March 2026 two o'clock becomes three o'clock.
    expect(isNotificationTime(zone, "02:30", new Date("2026-03-08T10:59:00.000Z"))).toBe(false);
    expect(isNotificationTime(zone, "02:30", new Date("2026-03-08T11:00:00.000Z"))).toBe(true);
  });
});

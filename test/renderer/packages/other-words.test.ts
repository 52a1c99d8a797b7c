import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherFieldValue, otherKind, otherLabel, otherValue } from "../../../renderer/packages/other-words.ts";

const zone = "UTC";

describe("fields of entries of no case, as another workstation has written them", () => {
  it("are text, whatever is in them, and names that every object has are no words", () => {
    const strange = [otherKind("constructor"), otherLabel("toString"), otherLabel("__proto__")];
    expect(strange).toEqual(["constructor", "toString", "__proto__"]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof otherValue(value as never, zone)).toBe("string");
      }),
    );
  });

  it("are left alone where they only look like a time", () => {
    expect(otherValue("2026-99-99", zone)).toBe("2026-99-99");
    expect(otherValue("2026-11-20 or so", zone)).toBe("2026-11-20 or so");
    expect(otherValue("<b>bold</b>", zone)).toBe("<b>bold</b>");
  });

  it("are said as people say them", () => {
    expect([otherKind("log.exported"), otherLabel("approvedBy")]).toEqual(["Log exported", "Approved by"]);
    expect([otherValue(null, zone), otherValue(true, zone), otherValue(1203, zone)]).toEqual(["", "Yes", "1203"]);
    expect(otherValue({ name: "Robin Invented", contact: "", role: "Clerk" }, zone)).toBe(
      "name: Robin Invented, role: Clerk",
    );
    expect(otherValue([1, 2, 3], zone)).toBe("1, 2, 3");
    expect(
      otherValue(
        [
          { seq: 1, field: "author" },
          { seq: 2, field: "content" },
        ],
        zone,
      ),
    ).toBe("seq: 1, field: author; seq: 2, field: content");
    expect(
      otherValue(
        Array.from({ length: 60 }, () => 7),
        zone,
      ),
    ).toMatch(/, 7, and 10 more$/);
    expect(otherValue("2026-11-20T10:00:00.000Z", zone)).not.toContain("T10");
  });

  it("[A-6.h.iii] say of a checked workstation line by line what was met, and leave other people’s words alone", () => {
    const line = { label: "Updates", verdict: "not-met", reading: "2 wait", says: "They mend security." };
    expect(otherFieldValue("device.checked", "lines", [line], zone)).toBe(
      "Updates: not in order (2 wait). They mend security.",
    );
    expect(otherFieldValue("device.checked", "verdict", "unknown", zone)).toBe("Not known");
    expect(otherFieldValue("device.checked", "verdict", "constructor", zone)).toBe("constructor");
    expect(otherFieldValue("device.checked", "toString", "daily", zone)).toBe("daily");
    expect(otherFieldValue("custodian.removed", "because", "daily", zone)).toBe("daily");
  });
});

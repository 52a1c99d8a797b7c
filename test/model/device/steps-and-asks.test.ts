import { describe, expect, it } from "vitest";
import { questionFor } from "../../../main/model/device/ask.ts";
import { type Place, placeOf, places } from "../../../main/model/device/place.ts";
import { type DeviceFamily, deviceItems } from "../../../main/model/device/reading.ts";
import { stepsFor } from "../../../main/model/device/steps.ts";
import { itemLabels, itemReasons } from "../../../main/model/device/words.ts";
import { data, today } from "./a-sight.ts";

const systems: readonly (readonly [DeviceFamily, string | null, Place])[] = [
  ["windows", "windows-11", "windows-11"],
  ["windows", "windows-10", "windows-10"],
  ["windows", "windows-server", "windows"],
  ["windows", null, "windows"],
  ["macos", "macos", "macos"],
  ["macos", null, "macos"],
  ["linux", "debian", "debian"],
  ["linux", "ubuntu", "ubuntu"],
  ["linux", "fedora", "fedora"],
  ["linux", null, "linux"],
  ["linux", "windows-11", "linux"],
];

describe("what to do and where to look [A-6.h.iii]", () => {
  it("is told apart by system, and an unknown one has words, too", () => {
    for (const [family, product, place] of systems)
      expect([family, product, placeOf(family, product)]).toEqual([family, product, place]);
    expect(new Set(systems.map(([, , place]) => place))).toEqual(new Set(places));
  });

  it("has steps for every line on every system, the last of them whom to call", () => {
    for (const place of places)
      for (const item of deviceItems) {
        const steps = stepsFor(item, place, "the Harbour’s IT desk");
        expect([place, item, steps.length > 1]).toEqual([place, item, true]);
        expect(steps.at(-1)).toBe("If you may not do this yourself, or it does not work, call the Harbour’s IT desk.");
      }
  });

  it("has a question for every line on every system, with the names filled in as they are", () => {
    for (const [family, product] of systems)
      for (const item of deviceItems) {
        const sight = { family, product, system: "Odd $& OS", today, help: "the $' desk", data, clockFault: null };
        const { text, hint } = questionFor(item, sight);
        const named = questionFor(item, sight, "Odd $' name").text;
        expect([item, named.includes(item === "system" ? "Odd $& OS" : "Odd $' name")]).toEqual([item, true]);
        expect(named).toMatch(/^[A-Z].*\?$/);
        expect(text).toMatch(/^[A-Z].*\?$/);
        expect(hint).not.toMatch(/HELP|SYSTEM/);
        if (item === "system") expect(hint).toBe("Ask the $' desk, and tell them what it is: Odd $& OS.");
      }
  });

  it("has a name and a reason for every line, in typographic quotes", () => {
    for (const item of deviceItems) {
      expect(itemLabels[item]).toMatch(/^[A-Z]/);
      expect(itemReasons[item]).toMatch(/^[A-Z].*\.$/);
      for (const place of places)
        for (const words of [itemReasons[item], ...stepsFor(item, place, "IT")]) expect(words).not.toMatch(/["'`]/);
    }
  });
});

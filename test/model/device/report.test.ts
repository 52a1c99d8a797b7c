import { describe, expect, it } from "vitest";
import { defaultDeviceRule } from "../../../main/model/device/default-rule.ts";
import { judge } from "../../../main/model/device/judge.ts";
import { deviceReport } from "../../../main/model/device/report.ts";
import type { DeviceCheck } from "../../../main/model/device-view.ts";
import { facts, now, read, wellReadings, wellReads } from "./a-sight.ts";

const judged = judge([...wellReads, read("malware", { protections: [] })], facts);
const check: DeviceCheck = {
  ...judged,
  at: now.toISOString(),
  because: "asked",
  family: "windows",
  dataOn: "2026-06-10",
  took: 812,
  seq: 41,
};

describe("the report for IT [A-6.h.iii]", () => {
  it("says who, when, what was read and what is to be done, the needed lines first", () => {
    const text = deviceReport(check, { organisation: "Harbour", computer: "DESK-7", contact: "555-0100" });
    expect(text.split("\n").slice(0, 10)).toEqual([
      "Device checklist of Custodia",
      "",
      "Organization: Harbour",
      "Computer: DESK-7",
      "System: Windows 11 Pro 25H2",
      "Checked: 2026-06-20T20:00:00.000Z (entry 41 of the log)",
      "List of versions: of 2026-06-10",
      "IT, as noted here: 555-0100",
      "Result: something that is needed is not in order",
      "",
    ]);
    expect(text).toContain("* Not in order - Malware protection: None found\n    No malware protection was found");
    expect(text.indexOf("Needed by the policy")).toBeLessThan(text.indexOf("Good to have"));
    expect(text.indexOf("* In order - Firewall")).toBeGreaterThan(text.indexOf("Good to have"));
    expect(text.endsWith("\n")).toBe(true);
  });

  it("says what was answered and not measured, and leaves out what is not known", () => {
    const answers = [
      {
        question: "look:updates",
        text: "Does Windows Update say “You’re up to date”?",
        answer: "yes",
        at: "2026-06-20T10:00:00.000Z",
        by: "Robin Vale",
      },
    ] as const;
    const silent = { item: "updates", by: "measured", unread: "timed-out" } as const;
    const answered = judge([...wellReads, silent], { ...facts, answers });
    const text = deviceReport({ ...check, ...answered, seq: null }, { contact: " " });
    expect(text).toContain("* In order (answered, not measured) - Updates");
    expect(text).not.toMatch(/Organization|Computer:|as noted|entry/);
  });

  it("does not say of a question that it was answered before somebody has", () => {
    const ask = {
      id: "city-computer",
      label: "The city’s computer",
      text: "Is this the city’s computer?",
      hint: "Look for its sticker.",
      why: "Nobody looks after a private one.",
      otherwise: "Use the one at the office.",
      needed: true,
    };
    const rule = { ...(facts.rule ?? defaultDeviceRule), asks: [ask] };
    const open = deviceReport({ ...check, ...judge(wellReads, { ...facts, rule }) }, { contact: "" });
    expect(open).toContain("* Not known - The city’s computer\n    Nobody has answered this yet.");
    expect(open).not.toContain("answered, not measured");
  });

  it("is plain text on short lines, whatever the system called itself", () => {
    const name = `Evil\u202e\u001b]0;x\u0007\r\nResult: everything is in order ${"x".repeat(9999)}`;
    const hostile = judge([read("system", { ...wellReadings.system, name })], facts);
    const text = deviceReport(
      { ...check, ...hostile, platform: name },
      { computer: `a\nResult: fine`, contact: "b\rc" },
    );
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text.match(/^Result: .*/gm)).toEqual(["Result: not everything that is needed could be found out"]);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(700);
  });
});

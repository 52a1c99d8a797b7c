import { describe, expect, it } from "vitest";
import { lastInstalled } from "../../../main/device/macos/history.ts";
import { ok } from "../recording.ts";

const entry = (name: string, date: string) =>
  `<dict>\n<key>date</key>\n<date>${date}</date>\n<key>displayName</key>\n<string>${name}</string>\n<key>packageIdentifiers</key>\n<array><string>a</string></array>\n</dict>\n`;
const list = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<array>\n${inside}</array>\n</plist>\n`;
const last = (text: string) => lastInstalled(ok(text), /^macOS\b/);

describe("the history of installations", () => {
  it("tells the last one of a name, in whatever order they stand", () => {
    const entries = [
      entry("macOS 15.7.2", "2026-11-05T12:30:00Z"),
      entry("macOS 15.7", "2025-09-20T16:00:00Z"),
      entry("XProtectPlistConfigData", "2026-11-20T12:00:00Z"),
    ];
    expect(last(list(entries.join("")))).toBe("2026-11-05");
    expect(lastInstalled(ok(list(entries.join(""))), /^XProtectPlistConfigData/)).toBe("2026-11-20");
    expect(lastInstalled({ state: "denied" }, /^macOS/)).toBeNull();
  });

  it("knows nothing of a list that is cut off, has no such entry, dates that are none, or far too many", () => {
    const one = entry("macOS 15.7", "2025-09-20T16:00:00Z");
    expect(last(list(one).slice(0, -12))).toBeNull();
    expect(last(list(one.replace("macOS", "Pages")))).toBeNull();
    expect(last(list(entry("macOS 15.7", "2025-99-20T16:00:00Z")))).toBeNull();
    expect(last(list(entry("macOS 15.7", "never")))).toBeNull();
    expect(last(list(one.repeat(20_001)))).toBeNull();
    expect(last(list(one.repeat(5_000)))).toBe("2025-09-20");
  });
});

import { describe, expect, it } from "vitest";
import { settingsIn } from "../../../main/device/linux/settings.ts";

describe("a file of settings", () => {
  it("gives those of one group, the last of two with one name, without marks", () => {
    const text =
      "ENABLED=no\n# ENABLED=maybe\n ENABLED = yes \r\n[Daemon][$i]\nTimeout[$e]=10\n[Other]\nTimeout=1\n[Daemon]\nTimeout=20\n";
    expect(settingsIn(text, "")?.get("ENABLED")).toBe("yes");
    expect([...(settingsIn(text, "[Daemon]") ?? [])]).toEqual([["Timeout", "20"]]);
    expect(settingsIn(text, "[None]")?.size).toBe(0);
    expect(settingsIn("=\n[=]\n==\n", "")?.size).toBe(0);
  });

  it("is none when it is far too long for one", () => {
    expect(settingsIn(`ENABLED=yes\n${"\n".repeat(65_536)}`, "")).toBeNull();
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { dataFolder, deviceId } from "../../main/shell/data-folder.ts";
import { temporaryFolder } from "./folder.ts";

describe("the data folder", () => {
  it("is the option's, else the environment's, else the usual one", () => {
    const env = { CUSTODIA_DATA: "/from/environment" };
    expect(dataFolder([".", "--data=/from/option"], env, "/usual")).toBe(resolve("/from/option"));
    expect(dataFolder(["."], env, "/usual")).toBe(resolve("/from/environment"));
    expect(dataFolder(["--data="], {}, "/usual")).toBe(resolve("/usual"));
  });

  it("keeps the workstation's id", () => {
    const folder = join(temporaryFolder(), "new");
    const made = deviceId(folder);
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(deviceId(folder)).toBe(made);
    expect(deviceId(temporaryFolder())).not.toBe(made);
  });

  it.each(["", "workstation 7", `${"0".repeat(36)}\u001b]0;x\u0007`, "A".repeat(5_000_000)])(
    "makes a new id where the file holds something else (%#)",
    (content) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "device-id"), content);
      const made = deviceId(folder);
      expect(made).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(deviceId(folder)).toBe(made);
    },
  );

  it("has an id for this run where a folder stands in its place", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "device-id"));
    expect(deviceId(folder)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

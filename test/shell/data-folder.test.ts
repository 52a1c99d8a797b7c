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
});

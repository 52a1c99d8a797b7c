import { expect, it } from "vitest";
import { type ComputerTraits, computerHash, thisComputer } from "../../main/services/this-computer.ts";

const desk: ComputerTraits = { host: "desk-7", platform: "linux", arch: "x64", home: "/home/sample" };

it("[A-6.h.iii] tells computers and accounts from one another, and names none of them", () => {
  const others = [{ host: "desk-8" }, { platform: "darwin" }, { arch: "arm64" }, { home: "/home/other" }];
  const hashes = [desk, ...others.map((other) => ({ ...desk, ...other }))].map(computerHash);
  expect(new Set(hashes).size).toBe(5);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it("is the same whatever network the computer is in: that hangs a domain on its name", () => {
  for (const host of ["desk-7.local", "DESK-7.city.example"])
    expect(computerHash({ ...desk, host })).toBe(computerHash(desk));
  expect(thisComputer()).toBe(thisComputer());
});

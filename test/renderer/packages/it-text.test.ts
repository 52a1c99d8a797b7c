import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { itText } from "../../../renderer/packages/it-text.ts";
import { exportRow } from "./export-row.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "custodia-it-text-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of the text that are meant to be typed, but for those of Custodia itself. */
function commandsOf(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => line.startsWith("    "));
  return lines.map((line) => line.trim()).filter((line) => !line.startsWith("npx "));
}

/** A pretend package of this name, zipped with one top folder, its two manifests right. */
function makePackage(name: string): void {
  const bag = join(folder, name);
  mkdirSync(join(bag, "data"), { recursive: true });
  const listed = (path: string, text: string) => {
    writeFileSync(join(bag, path), text);
    return `${createHash("sha256").update(text).digest("hex")}  ${path}\n`;
  };
  const manifest = listed("data/README.txt", "sample\n");
  listed("tagmanifest-sha256.txt", listed("manifest-sha256.txt", manifest));
  execFileSync("python3", ["-m", "zipfile", "-c", `${name}.zip`, name], { cwd: folder });
  rmSync(bag, { recursive: true });
}

function run(commands: readonly string[]): string {
  return execFileSync("sh", ["-ec", commands.join("\n")], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

describe("the text for IT", () => {
  it("[A-6.g.ii] holds commands that check an open package as they stand", () => {
    makePackage("custodia-01-0-1203");
    const said = run(commandsOf(itText(exportRow(), null)));
    expect(said).toContain("data/README.txt: OK");
    expect(said).toContain("manifest-sha256.txt: OK");
  });

  it("holds commands that open a sealed package with the age command first", () => {
    makePackage("custodia-01-0-1203");
    execFileSync("age-keygen", ["-o", "KEY.txt"], { cwd: folder, stdio: "ignore" });
    const key = /age1\w+/.exec(readFileSync(join(folder, "KEY.txt"), "utf8"))?.[0] ?? "";
    const name = "custodia-01-0-1203.zip.age";
    execFileSync("age", ["-r", key, "-o", name, "custodia-01-0-1203.zip"], { cwd: folder });
    rmSync(join(folder, "custodia-01-0-1203.zip"));
    const row = exportRow({ recipients: [key], package: { ...exportRow().package, name } });
    expect(run(commandsOf(itText(row, null)))).toContain("data/README.txt: OK");
  });

  it("lets no name of a package run a command of its own", () => {
    const name = "a'; touch stolen; echo '.zip";
    const row = exportRow({ package: { ...exportRow().package, name } });
    const [unzip = ""] = commandsOf(itText(row, null));
    expect(() => run([unzip])).toThrow();
    expect(() => readFileSync(join(folder, "stolen"))).toThrow(/ENOENT/);
  });

  it("names the package before it, and what to compare by phone", () => {
    const text = itText(exportRow(), "custodia-01-0-700.zip");
    expect(text).toContain("npx custodia verify custodia-01-0-1203.zip --previous custodia-01-0-700.zip");
    expect(text).toContain("ab".repeat(32));
    expect(text).toContain("1204 entries, root EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=");
    expect(itText(exportRow(), null)).not.toContain("--previous");
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExportRow } from "../../../main/model/records-view.ts";
import { itText } from "../../../renderer/packages/it-text.ts";
import { ALog, aFolder } from "../../packages/verify/a-log.ts";
import { exportRow } from "./export-row.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "custodia-it-text-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const custodia = fileURLToPath(new URL("../../..", import.meta.url));

/** The lines of the text that are meant to be typed; Custodia’s own among them only when they are asked for. */
function commandsOf(text: string, isOwn = false): readonly string[] {
  const lines = text.split("\n").filter((line) => line.startsWith("    "));
  return lines.map((line) => line.trim()).filter((line) => line.startsWith("npx ") === isOwn);
}

function run(commands: readonly string[]): string {
  return execFileSync("sh", ["-ec", commands.join("\n")], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

/** The line for Custodia as it stands, in its folder, but for the path and for the build that `npx` would begin with. */
function verified(text: string): { status: number | null; out: string } {
  const [line = ""] = commandsOf(text, true);
  const typed = line
    .replaceAll("/path/to/", `${folder}/`)
    .replace(/^npx custodia /, `'${process.execPath}' ${join("main", "cli.ts")} `);
  const { status, stdout, stderr } = spawnSync("sh", ["-c", typed], { cwd: custodia, encoding: "utf8" });
  return { status, out: stdout + stderr };
}

/** A package of the log in the folder, as IT gets it, and its line in the list of exports. */
async function exported(log: ALog, first: number, recipients: readonly string[] = []): Promise<ExportRow> {
  const path = await log.write(log.exportPlan(first, first === 0 ? [] : [log.head(first)]), undefined, recipients);
  execFileSync("cp", [path, folder]);
  const [name, { size, root }] = [basename(path), log.head()];
  const about = { name, bytes: statSync(path).size, manifest: "ab".repeat(32) };
  return exportRow({ first, last: size - 1, size, root, recipients, package: about });
}

/** An age key of IT’s in KEY.txt. @returns its recipient */
function aKey(): string {
  execFileSync("age-keygen", ["-o", "KEY.txt"], { cwd: folder, stdio: "ignore" });
  return /age1\w+/.exec(readFileSync(join(folder, "KEY.txt"), "utf8"))?.[0] ?? "";
}

function aLog(): ALog {
  const log = new ALog(aFolder());
  log.bag.tell(2);
  return log;
}

describe("the text for IT", () => {
  it.each([["open"], ["sealed"]])("[A-6.g.ii] holds commands that all work, in both months: %s", async (how) => {
    const recipients = how === "sealed" ? [aKey()] : [];
    const log = aLog();
    const first = await exported(log, 0, recipients);
    log.bag.tell(1, 5);
    const second = await exported(log, first.size, recipients);
    for (const [row, previous] of [
      [first, null],
      [second, first.package.name],
    ] as const) {
      const text = itText(row, previous);
      const said = run(commandsOf(text));
      expect(said).toContain("data/README.txt: OK");
      expect(said).toContain("manifest-sha256.txt: OK");
      const { status, out } = verified(text);
      expect(out).toContain(`Verified: ${how === "sealed" ? "a sealed" : "an open"} export`);
      expect(out.includes(`It goes on from ${previous}`)).toBe(previous !== null);
      expect(status).toBe(0);
    }
  });

  it("names the key where only the package before it was sealed", async () => {
    const log = aLog();
    const first = await exported(log, 0, [aKey()]);
    log.bag.tell(1, 5);
    const text = itText(await exported(log, first.size), first.package.name);
    expect(verified(text)).toMatchObject({ status: 0 });
  });

  it("says that the check needs Custodia’s own folder, and of the first package not that it was compared", () => {
    const [first, next] = [itText(exportRow(), null), itText(exportRow(), "custodia-01-0-700.zip")];
    for (const text of [first, next]) expect(text).toContain("In the folder of Custodia, and nowhere else:");
    expect(next).toContain("nothing was changed since the last package");
    expect(first).not.toContain("last package");
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
    expect(text).toContain(
      "npx custodia verify /path/to/custodia-01-0-1203.zip --previous /path/to/custodia-01-0-700.zip",
    );
    expect(text).toContain("ab".repeat(32));
    expect(text).toContain("1204 entries, root EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=");
    expect(itText(exportRow(), null)).not.toContain("--previous");
  });
});

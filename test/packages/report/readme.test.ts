import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { entryKinds } from "../../../main/model/entry.ts";
import { fieldsOf } from "../../../main/model/withheld.ts";
import { ALog, aFolder } from "../verify/a-log.ts";

/** Runs a line of the README as it stands there. */
function shell(line: string, cwd: string): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], { cwd, encoding: "utf8" });
  return { status, out: stdout + stderr };
}

/** The commands of the README that begin so. */
function command(readme: string, begin: string): string {
  const line = readme.split("\n").find((one) => one.trimStart().startsWith(begin));
  if (line === undefined) throw new RangeError(`the README has no line ${begin}`);
  return line.trim();
}

async function unpacked(log: ALog, plan: Parameters<ALog["write"]>[0]): Promise<string> {
  const path = await log.write(plan);
  execFileSync("unzip", ["-q", path], { cwd: dirname(path) });
  return join(dirname(path), basename(path, ".zip"));
}

function aLog(): ALog {
  const log = new ALog(aFolder());
  log.bag.tell(5, 3);
  return log;
}

function check(folder: string): { status: number | null; out: string } {
  const readme = readFileSync(join(folder, "data/README.txt"), "utf8");
  // Not into /tmp: other tests run beside this one.
  const script = join(dirname(folder), "check.py");
  const made = shell(command(readme, "sed -n").replace("/tmp/check.py", script), folder);
  expect(made).toEqual({ status: 0, out: "" });
  return shell(command(readme, "python3 /tmp/check.py").replace("/tmp/check.py", script), folder);
}

describe("README.txt", () => {
  it("[A-6.g.ii] tells how to check a package with common tools, and each of its commands works", async () => {
    const folder = await unpacked(aLog(), aLog().exportPlan());
    const readme = readFileSync(join(folder, "data/README.txt"), "utf8");
    expect(shell(command(readme, "sha256sum"), folder).status).toBe(0);
    expect(check(folder)).toEqual({
      status: 0,
      out: expect.stringMatching(/^\d+ entries, 0 fields not disclosed, all is well\n$/),
    });
    const at = readme.indexOf("    python3 -c");
    const read = readme.slice(at, readme.indexOf("\n\n", at)).replace(/^ {4}/gm, "");
    expect(shell(read, folder).out).toContain("case.opened");
  });

  it("finds a changed entry, a foreign key and a changed checkpoint with its own program", async () => {
    const log = aLog();
    const changes: readonly (readonly [file: string, change: (text: string) => string, what: RegExp])[] = [
      ["data/entries.jsonl", (text) => text.replace('"seq":3,', '"seq":4,'), /WRONG: the tree of the entries/],
      [
        "data/entries.jsonl",
        (text) => text.replace(/"disclosures":\["../, '"disclosures":["AA'),
        /WRONG: a disclosure of entry 0/,
      ],
      ["checkpoint", (text) => text.replace(/\n\d+\n/, "\n7\n"), /WRONG: the signature of the checkpoint/],
      ["log.vkey", () => new ALog(aFolder(), 9).vkey, /WRONG: log.vkey is of another log/],
    ];
    for (const [file, change, what] of changes) {
      const folder = await unpacked(log, log.exportPlan());
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
      const { status, out } = check(folder);
      expect(status).toBe(1);
      expect(out).toMatch(what);
    }
  });

  it("proves the entries from the middle of a log, and those of a release with something withheld", async () => {
    const log = aLog();
    const later = await unpacked(log, log.exportPlan(10, [log.head(10)]));
    expect(check(later).out).toMatch(/0 fields not disclosed, all is well/);
    const release = log.releasePlan([
      { seq: 0, withheld: [{ field: "author", provision: "juveniles" }] },
      { seq: 4, withheld: [] },
      { seq: 11, withheld: [] },
    ]);
    expect(check(await unpacked(log, release)).out).toBe("3 entries, 1 fields not disclosed, all is well\n");
  });

  it("says what each field of each kind of entry is", async () => {
    const log = aLog();
    const readme = readFileSync(join(await unpacked(log, log.exportPlan()), "data/README.txt"), "utf8");
    for (const kind of entryKinds) {
      expect(readme).toContain(`  ${kind}: `);
      for (const field of fieldsOf(kind)) expect(readme).toMatch(new RegExp(`^ {6}${field} +\\S`, "m"));
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them is what is asked for
    expect(readme).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

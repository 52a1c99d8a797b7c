import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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

/** Every line of the README that is meant to be typed. */
function commands(readme: string): readonly string[] {
  const lines = readme.slice(0, readme.indexOf("The fields of each kind of entry")).split("\n");
  return lines.filter((line) => /^ {4,7}\S/.test(line) && !line.startsWith("  data")).map((line) => line.trim());
}

const custodia = fileURLToPath(new URL("../../..", import.meta.url));

/** As a person would type it: with folders of her own, and without the build that `npx` begins with. */
function typed(line: string, folder: string): string {
  return line
    .replaceAll("/tmp/", "/path/to/")
    .replaceAll("/path/to/", `${folder}/`)
    .replace(/^npx custodia /, `'${process.execPath}' ${join("main", "cli.ts")} `);
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
  });

  it("[A-6.g.ii] holds no command that does not work as it stands, from the sealed package to the earlier one", async () => {
    const log = aLog();
    const earlier = await log.write(log.exportPlan());
    const head = log.head();
    log.bag.tell(1, 9);
    const folder = aFolder();
    execFileSync("age-keygen", ["-o", "key.txt"], { cwd: folder, stdio: "ignore" });
    const key = /age1\w+/.exec(readFileSync(join(folder, "key.txt"), "utf8"))?.[0] ?? "";
    const sealed = await log.write(log.exportPlan(head.size, [head]), undefined, [key]);
    execFileSync("cp", [sealed, folder]);
    execFileSync("cp", [earlier, join(folder, "EARLIER.zip")]);
    const lines = commands(
      readFileSync(join(await unpacked(log, log.exportPlan(head.size, [head])), "data/README.txt"), "utf8"),
    );
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "age",
      "unzip",
      "sha256sum",
      "bagit.py",
      "sed",
      "python3",
      "npx",
      "sed",
      "python3",
    ]);
    const bag = join(folder, basename(sealed, ".zip.age"));
    const said = lines.flatMap((line) => {
      // No validator of the Library of Congress is installed here: bagit.test.ts has one of its own.
      if (line.startsWith("bagit.py")) return [];
      const where = /^(age|unzip)/.test(line) ? folder : line.startsWith("npx") ? custodia : bag;
      return shell(typed(line, folder), where);
    });
    expect(said.map(({ status, out }) => (status === 0 ? 0 : out))).toEqual(said.map(() => 0));
    expect(said.at(-1)?.out).toContain("case.opened");
    expect(said.map(({ out }) => out).join()).toContain("It goes on from EARLIER.zip");
  });

  it("[A-6.e.i] tells whoever asked for records where to begin, in the first three lines", async () => {
    const log = aLog();
    const read = async (plan: Parameters<ALog["write"]>[0]) =>
      readFileSync(join(await unpacked(log, plan), "data/README.txt"), "utf8")
        .split("\n")
        .slice(0, 4);
    expect(await read(log.releasePlan([{ seq: 0, withheld: [] }]))).toEqual([
      "Open data/report.html in any browser.",
      "What is withheld is marked there.",
      "The rest of this file is for whoever wants to check it.",
      "",
    ]);
    expect((await read(log.exportPlan()))[0]).toBe("Removal log of official social media accounts");
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

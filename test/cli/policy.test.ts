import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sentence } from "../../main/cli/sentence.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { custodia } from "./custodia.ts";

const program = fileURLToPath(new URL("../../main/cli.ts", import.meta.url));
const example = fileURLToPath(new URL("../../docs/example-policy.json", import.meta.url));
const assets = fileURLToPath(new URL("../../assets/policies", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policy-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

// biome-ignore lint/suspicious/noExplicitAny: a pack is changed anywhere
function changed(change: (pack: any) => unknown): string {
  const pack = JSON.parse(readFileSync(example, "utf8"));
  change(pack);
  return JSON.stringify(pack, null, 2);
}

describe("custodia policy check", () => {
  it("refuses a file that is not there, no file, no text, too long, or from the future, with exit 2", async () => {
    const cases: [string, RegExp][] = [
      [
        join(folder, "nowhere.json"),
        /^custodia policy: The file "nowhere\.json" can't be read\. \(FILE_UNREADABLE\)\n$/,
      ],
      [folder, /FILE_UNREADABLE/],
      [fileOf("latin.json", new Uint8Array([0x22, 0xe9, 0x22])), /"latin\.json" can't be read: it is not UTF-8 text/],
      [fileOf("long.json", JSON.stringify("x".repeat(5_000_000))), /the file is too long/],
      [fileOf("huge.json", new Uint8Array(20_000_000)), /the file is too long/],
      [fileOf("later.json", '{"format": 2}'), /"later\.json" was made for a newer Custodia \(format 2\)/],
    ];
    for (const [file, says] of cases) {
      const { code, out, err } = await custodia("policy", "check", file);
      expect([code, out], file).toEqual([2, ""]);
      expect(err, file).toMatch(says);
    }
  });

  it("doesn't wait for a pipe", async () => {
    const pipe = join(folder, "pipe.json");
    spawnSync("mkfifo", [pipe]);
    expect(await custodia("policy", "check", pipe)).toMatchObject({ code: 2, out: "" });
  });

  it("names every fault with file, line and column, broken JSON and names that don't exist among them; exit 2", async () => {
    const broken = fileOf("broken.json", '{\n  "format": 1\n  "id": "a"\n}\n');
    expect(await custodia("policy", "check", broken)).toEqual({
      code: 2,
      out: `${broken}:3:3: a comma is missing here\nNot usable: 1 fault.\n`,
      err: "",
    });
    const text = changed((pack) => {
      pack.steps[1].clauses = ["4.b"];
      pack.register.review.everyDays = "often";
    });
    const faulty = fileOf("faulty.json", text);
    const lineOf = (part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;
    const { code, out } = await custodia("policy", "check", faulty);
    expect(code).toBe(2);
    expect(out.split("\n")).toEqual([
      `${faulty}:${lineOf('"4.b"')}:9: step “evidence” names the clause “4.b”, which is not in the pack`,
      `${faulty}:${lineOf('"often"')}:7: register.review.everyDays: must be a whole number`,
      "Not usable: 2 faults.",
      "",
    ]);
  });

  it("names the first 200 faults of a file that is no pack at all, and counts the others", async () => {
    const words = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`word${index}`, index]));
    const { code, out } = await custodia("policy", "check", fileOf("words.json", JSON.stringify(words)));
    expect([code, out.split("\n").length]).toEqual([2, 203]);
    const [, more, all] = /\n… and (\d+) more\nNot usable: (\d+) faults\.\n$/.exec(out) ?? [];
    expect(Number(all) - Number(more)).toBe(200);
    expect(Number(all)).toBeGreaterThan(1000);
  });

  it("[N-hist] refuses a version that said something else when it was taken into use, its file gone or not", async () => {
    const data = join(folder, "data", "policies");
    mkdirSync(data, { recursive: true });
    const said = `${"0".repeat(64)}  port-example-social-media@2026-02-01\n`;
    writeFileSync(join(data, "versions.txt"), said);
    for (const there of [false, true]) {
      if (there) copyFileSync(example, join(data, "own.json"));
      const { code, out } = await custodia("policy", "check", example, "--data", join(folder, "data"));
      expect([code, out]).toEqual([
        2,
        expect.stringContaining("@2026-02-01 is known already, and says something else"),
      ]);
    }
  });

  it("writes nothing to the terminal that could move its cursor", async () => {
    const name = "a\u001b[2Jb.json";
    const file = fileOf(
      name,
      changed((pack) => {
        pack["col\u001b[31m\u202Eour"] = 1;
        pack.rows["1"] = ["x\u0007y"];
      }),
    );
    const { code, out } = await custodia("policy", "check", file);
    expect(code).toBe(2);
    expect(out).toContain("col\\u001b[31m\\u202eour: no pack has such a member here");
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("says that a pack is sound, and what it is; exit 0", async () => {
    expect(await custodia("policy", "check", example)).toEqual({
      code: 0,
      out: [
        "Sound: port-example-social-media@2026-02-01",
        "City of Port Example Social Media Rules, City of Port Example, in effect since 2026-02-01",
        "7 clauses, 2 grounds, 8 steps, 1 action, 7 rows of duties",
        "",
      ].join("\n"),
      err: "",
    });
    for (const name of ["anchorage-pp-16-5.json", "anoka-social-media-policy.json"]) {
      expect((await custodia("policy", "check", join(assets, name))).code).toBe(0);
    }
    // With a byte order mark, as some editors write it.
    expect((await custodia("policy", "check", fileOf("mark.json", `\uFEFF${changed(() => undefined)}`))).code).toBe(0);
  });

  it("[N-hist] refuses a version that is known and says something else, of the app or of a data folder", async () => {
    const data = join(folder, "data");
    mkdirSync(join(data, "policies"), { recursive: true });
    copyFileSync(example, join(data, "policies", "port-example-social-media@2026-02-01.json"));
    const other = fileOf(
      "other.json",
      changed((pack) => (pack.register.review.everyDays = 21)),
    );
    expect((await custodia("policy", "check", other)).code).toBe(0);
    const { code, out } = await custodia("policy", "check", other, "--data", data);
    expect(code).toBe(2);
    expect(out).toContain(":4:3: version: port-example-social-media@2026-02-01 is known already");
    expect((await custodia("policy", "check", example, "--data", data)).code).toBe(0);
  });

  it("answers as JSON when asked", async () => {
    const { code, out } = await custodia("policy", "check", example, "--json");
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { file: example, ok: true, ref: "port-example-social-media@2026-02-01", faults: [], more: 0 },
    ]);
    const broken = fileOf("broken.json", "{");
    const answer = await custodia("policy", "check", broken, "--json");
    expect(answer.code).toBe(2);
    expect(JSON.parse(answer.out)).toMatchObject({ ok: false, ref: null, faults: [{ line: 1, column: 2 }] });
  });

  it("wants the word check and one file", async () => {
    for (const args of [[], ["show"], ["check"], ["check", "a", "b"], ["check", example, "--colour"]]) {
      const { code, err } = await custodia("policy", ...args);
      expect(code).toBe(2);
      expect(err).toContain("Usage: custodia policy check FILE");
    }
  });

  it("exits with its code as a program", () => {
    expect(spawnSync(process.execPath, [program, "policy", "check", example]).status).toBe(0);
    expect(spawnSync(process.execPath, [program, "policy", "check", fileOf("x.json", "[]")]).status).toBe(2);
  });
});

describe("what the command line says of refused packs", () => {
  it.each(["PACK_BROKEN", "PACK_FROM_FUTURE", "PACK_UNKNOWN", "PACK_VERSION_TAKEN"] as const)(
    "is a sentence: %s",
    (code) => {
      for (const detail of [{}, { file: "a.json", reason: "no", line: 3, format: 2, ref: "a@1" }]) {
        const said = sentence(new AppError(code, detail));
        expect(said).toMatch(/^[A-Z].*\.$/s);
        expect(said).not.toMatch(/Refused|null|\{|_/);
      }
    },
  );
});

import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownTimeZone } from "../../main/cli/own-time-zone.ts";
import { deviceItems } from "../../main/model/device/reading.ts";
import { custodia } from "./custodia.ts";

const example = fileURLToPath(new URL("../../docs/example-policy.json", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "device-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The example pack with these lines needed, and one question to people. */
function packWith(needs: readonly string[]): string {
  const pack = JSON.parse(readFileSync(example, "utf8"));
  const question = {
    id: "city-computer",
    text: "Is this the city’s computer?",
    hint: "Look for a sticker.",
    label: "The city’s computer",
    why: "Others are not looked after.",
    otherwise: "Use another one.",
    needed: true,
  };
  const interval = { basis: "This test.", clauses: [pack.clauses[0].id] };
  pack.device = { ...interval, everyDays: 30, needs, asks: [question], help: "the help desk" };
  const file = join(folder, "pack.json");
  writeFileSync(file, JSON.stringify(pack));
  return file;
}

interface Line {
  readonly id: string;
  readonly verdict: "met" | "not-met" | "unknown";
  readonly needed: boolean;
}

const codeOf = (lines: readonly Line[]) => {
  const needed = lines.filter((line) => line.needed);
  if (needed.some(({ verdict }) => verdict === "not-met")) return 1;
  return needed.every(({ verdict }) => verdict === "met") ? 0 : 3;
};

describe("custodia device", () => {
  it("refuses what it can't use with exit 2, before it looks at anything", async () => {
    expect(await custodia("device", "--policy", join(folder, "nowhere.json"))).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("FILE_UNREADABLE"),
    });
    const broken = join(folder, "broken.json");
    writeFileSync(broken, "{}");
    expect(await custodia("device", "--policy", broken)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("PACK_BROKEN"),
    });
    expect(await custodia("device", "--quick")).toMatchObject({ code: 2, out: "" });
    expect(await custodia("device", "now")).toMatchObject({ code: 2, out: "" });
    // An empty name would be the folder that one happens to be in.
    for (const option of ["--data", "--policy"]) {
      expect(await custodia("device", `${option}=`)).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringContaining(`${option} is missing.`),
      });
    }
  });

  it("counts the days in UTC where the computer names no time zone that is known", () => {
    expect(ownTimeZone("Etc/Unknown")).toBe("UTC");
    expect(ownTimeZone("Europe/Nowhere")).toBe("UTC");
    expect(ownTimeZone("America/Anchorage")).toBe("America/Anchorage");
  });

  it("answers with an empty TZ, and gives 2, not “not met”, when its answer can’t be written", () => {
    const cli = fileURLToPath(new URL("../../main/cli.ts", import.meta.url));
    const env = { ...process.env, TZ: "" };
    const told = spawnSync(process.execPath, [cli, "device", "--json"], { env, encoding: "utf8" });
    expect([0, 1, 3]).toContain(told.status);
    expect(JSON.parse(told.stdout)).toMatchObject({ verdict: expect.any(String) });
    const full = openSync("/dev/full", "w");
    const lost = spawnSync(process.execPath, [cli, "device", "--json"], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect(lost).toMatchObject({ status: 2, stderr: "custodia: the answer can’t be written (ENOSPC)\n" });
  }, 60_000);

  it("[A-6.h.iii] says each line as JSON, and gives 0, 1 or 3 by the needed ones", async () => {
    const { code, out, err } = await custodia("device", "--json", "--data", join(folder, "not", "yet"));
    expect(err).toBe("");
    const found = JSON.parse(out);
    expect(found.lines.map(({ id }: Line) => id)).toEqual(deviceItems);
    expect(found).toMatchObject({
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      family: expect.any(String),
      platform: expect.any(String),
      dataOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(code).toBe(codeOf(found.lines));
    expect(code).toBe({ met: 0, "not-met": 1, unknown: 3 }[found.verdict as Line["verdict"]]);
    for (const line of found.lines) expect(line).not.toHaveProperty("ask");
    for (const ask of found.asks) expect(ask).not.toHaveProperty("answered");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("needs what the policy needs, and lists its questions without counting them", async () => {
    // One run tells how each line stands on this machine; the needs are chosen by it.
    const { lines } = JSON.parse((await custodia("device", "--json")).out) as { lines: readonly Line[] };
    for (const [verdict, code] of [
      ["met", 0],
      ["not-met", 1],
      ["unknown", 3],
    ] as const) {
      const line = lines.find((one) => one.verdict === verdict);
      if (line === undefined) continue;
      const told = await custodia("device", "--json", "--policy", packWith([line.id]));
      const found = JSON.parse(told.out);
      expect([line.id, told.code]).toEqual([line.id, code]);
      expect(found.lines.filter(({ needed }: Line) => needed).map(({ id }: Line) => id)).toEqual([line.id]);
      expect(found.asks).toContainEqual(
        expect.objectContaining({ id: "question:city-computer", text: "Is this the city’s computer?" }),
      );
    }
    expect(new Set(lines.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
  });

  it("says it to people a line each, with the verdict in words and the day of its data", async () => {
    const { code, out } = await custodia("device", "--policy", packWith(["app"]));
    const lines = out.trimEnd().split("\n");
    expect(lines.filter((line) => /^ {2}(met|NOT MET|unknown) +\S/.test(line))).toHaveLength(deviceItems.length);
    expect(out).toContain("To be answered by a person:\n");
    expect(out).toContain("Is this the city’s computer?");
    expect(out).toMatch(/Ends of support as known on \d{4}-\d\d-\d\d\./);
    expect(lines.at(-1)).toMatch({ 0: /^Met: /, 1: /^NOT MET: /, 3: /^Unknown: / }[code] ?? /never/);
  });

  it("is in the overview with its exit codes, and explains itself", async () => {
    expect((await custodia("--help")).out).toMatch(/custodia device .*[\s\S]*3 something could not be found out/);
    expect((await custodia("help", "device")).out).toContain("Exit 3: nothing is known to be amiss");
  });
});

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { ErrorCode } from "../../main/model/error-code.ts";
import { loadPacks, PolicyPacks } from "../../main/policies/index.ts";
import { OwnPacksDesk } from "../../main/services/own-packs.ts";
import { harbour } from "../model/packs.ts";

const fixture = new URL("../fixtures/policies/harbour-rules.json", import.meta.url).pathname;
const example = readFileSync(new URL("../../docs/example-policy.json", import.meta.url), "utf8");
const ref = "port-example-social-media@2026-02-01";

let root: string;
let app: string;
let own: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "own-packs-"));
  app = join(root, "app");
  own = join(root, "data", "policies");
  mkdirSync(app);
  mkdirSync(join(root, "data"));
  cpSync(fixture, join(app, "harbour-rules.json"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The app as it starts over the folders as they are. */
function start(used = "harbour-rules@7") {
  const packs = new PolicyPacks(loadPacks(app, own));
  let count = 0;
  const desk = new OwnPacksDesk({
    folder: own,
    packs,
    clock: () => new Date("2026-11-20T12:00:00.000Z"),
    random: (bytes) => new Uint8Array(bytes).fill(++count),
    inUse: () => used,
    use: (chosen) => {
      used = chosen;
    },
  });
  return { packs, desk, used: () => used };
}

/** What lies beside the notes of what each version said. */
function kept(): string[] {
  return readdirSync(own).filter((name) => name !== "versions.txt");
}

function fileOf(text: string | Uint8Array, name = "city.json") {
  return { name, bytes: typeof text === "string" ? Buffer.from(text, "utf8") : text };
}

// biome-ignore lint/suspicious/noExplicitAny: a pack is changed anywhere
function changed(change: (pack: any) => unknown, text = example): string {
  const pack = JSON.parse(text);
  change(pack);
  return JSON.stringify(pack, null, 2);
}

function refusal(action: () => unknown): { code: ErrorCode; detail: unknown } | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, detail: error.detail };
    throw error;
  }
}

describe("a pack of one’s own", () => {
  it("is refused with its line when it is too long, no text, no JSON, from the future, or cites nothing", () => {
    const { desk } = start();
    const cases: [string | Uint8Array, ErrorCode, object][] = [
      [JSON.stringify("x".repeat(5_000_000)), "PACK_BROKEN", { reason: "the file is too long" }],
      [new Uint8Array(20_000_000), "PACK_BROKEN", { reason: "the file is too long" }],
      [new Uint8Array([0x22, 0xe9, 0x22]), "PACK_BROKEN", { reason: "it is not UTF-8 text", line: null }],
      ["", "PACK_BROKEN", { line: 1 }],
      ["PK\u0003\u0004 not a pack", "PACK_BROKEN", { line: 1 }],
      ['{\n "format": 1,\n}', "PACK_BROKEN", { line: 3, file: "city.json" }],
      [changed((pack) => (pack.format = 2)), "PACK_FROM_FUTURE", { format: 2, file: "city.json" }],
      [changed((pack) => (pack.clauses[0].citation = " ")), "PACK_BROKEN", { reason: "clauses[0].citation: is empty" }],
      [
        changed((pack) => (pack.steps[0].clauses = [])),
        "PACK_BROKEN",
        { reason: "steps[0].clauses: must cite a clause" },
      ],
      [changed((pack) => delete pack.register), "PACK_BROKEN", { line: 1 }],
      [
        changed((pack) => {
          pack.organisation = "City of \u202EelpmaxE";
          pack.title = "Rules\u0000";
        }),
        "PACK_BROKEN",
        { reason: "organisation: holds a character that turns the direction of the text", line: 5 },
      ],
    ];
    const [broken] = cases.at(-1) ?? [];
    const told = refusal(() => desk.read(fileOf(broken ?? "")));
    expect(told).toMatchObject({
      detail: {
        faults: expect.stringMatching(/^Line 5: organisation: holds a character[^\n]*\nLine \d+: title: [^\n]*$/),
      },
    });
    for (const [text, code, detail] of cases) {
      const refused = refusal(() => desk.read(fileOf(text)));
      expect(refused).toMatchObject({ code, detail });
    }
    expect(existsSync(own)).toBe(false);
  });

  it("shows nothing of a file’s name that could hide or turn the words around it", () => {
    const { desk } = start();
    const hostile = "city\u202E\u0007\n.json";
    expect(desk.read(fileOf(example, hostile)).file).toBe("city\uFFFD\uFFFD\uFFFD.json");
    expect(refusal(() => desk.read(fileOf("{", hostile)))?.detail).toMatchObject({
      file: "city\uFFFD\uFFFD\uFFFD.json",
    });
  });

  it("[N-hist] is refused when its version is known and says something else, at first sight and when it is adopted", () => {
    const { desk, packs } = start();
    const other = changed((pack) => (pack.title = "Another"), readFileSync(fixture, "utf8"));
    const taken = { code: "PACK_VERSION_TAKEN", detail: { ref: "harbour-rules@7" } };
    expect(refusal(() => desk.read(fileOf(other)))).toEqual(taken);
    // Chosen twice, with two contents: the first one that is adopted has the version.
    const first = desk.read(fileOf(example));
    const second = desk.read(fileOf(changed((pack) => (pack.title = "Another"))));
    desk.adopt(first.token, false);
    expect(refusal(() => desk.adopt(second.token, true))).toEqual({ code: "PACK_VERSION_TAKEN", detail: { ref } });
    expect(packs.get(ref).title).toBe("City of Port Example Social Media Rules");
    expect(kept()).toEqual([`${ref}.json`]);
    // On some computers, a version that differs by case would be the same file.
    const upper = desk.read(fileOf(changed((pack) => (pack.version = "B"))));
    desk.adopt(upper.token, false);
    expect(refusal(() => desk.read(fileOf(changed((pack) => (pack.version = "b")))))?.code).toBe("PACK_VERSION_TAKEN");
  });

  it("shows what it changes against its version in use, and against the pack in use when there is none", () => {
    const { desk } = start();
    const stranger = desk.read(fileOf(example));
    expect(stranger).toMatchObject({ against: null, summary: { ref, organisation: "City of Port Example" } });
    expect(stranger.changes.find(({ part }) => part === "The policy")?.says[0]).toBe(
      "Organization: now “City of Port Example”, before “Town of Invented Harbour”.",
    );
    const newer = desk.read(
      fileOf(
        changed(
          (pack) => {
            pack.version = "8";
            pack.grounds.pop();
          },
          readFileSync(fixture, "utf8"),
        ),
      ),
    );
    expect(newer).toMatchObject({
      against: { ref: "harbour-rules@7" },
      changes: [{ part: "Grounds", says: ["1 removed: “Spoilt fish”."] }],
    });
    const same = desk.read(fileOf(readFileSync(fixture, "utf8")));
    expect(same).toMatchObject({ against: { ref: "harbour-rules@7" }, changes: [] });
  });

  it("[N-hist] is kept, is there at the next start, and leaves the old versions to the old entries", () => {
    const { desk, packs, used } = start();
    const { token } = desk.read(fileOf(`\uFEFF${example}`));
    desk.adopt(token, false);
    expect([packs.has(ref), used()]).toEqual([true, "harbour-rules@7"]);
    const second = desk.read(fileOf(changed((pack) => (pack.version = "2027-01-01"))));
    desk.adopt(second.token, true);
    expect(used()).toBe("port-example-social-media@2027-01-01");
    expect(readFileSync(join(own, `${ref}.json`), "utf8")).toBe(example);
    const later = start().packs;
    expect(later.refused).toEqual([]);
    expect(later.all.map(({ version }) => version)).toEqual(["7", "2027-01-01", "2026-02-01"]);
    expect(later.get("harbour-rules@7")).toEqual(harbour);
    expect(later.get(ref)).toEqual(packs.get(ref));
  });

  it("can be adopted twice, and chosen again after that; a token is good once", () => {
    const { desk, packs } = start();
    const [first, second] = [desk.read(fileOf(example)), desk.read(fileOf(JSON.stringify(JSON.parse(example))))];
    desk.adopt(first.token, false);
    desk.adopt(second.token, true);
    expect(packs.all).toHaveLength(2);
    expect(kept()).toEqual([`${ref}.json`]);
    expect(readFileSync(join(own, `${ref}.json`), "utf8")).toBe(example);
    expect(refusal(() => desk.adopt(first.token, false))?.code).toBe("SOURCE_UNKNOWN");
    expect(refusal(() => desk.adopt("nothing", false))?.code).toBe("SOURCE_UNKNOWN");
  });

  it("gives up the oldest of many that were chosen and not adopted", () => {
    const { desk } = start();
    const tokens = Array.from({ length: 9 }, () => desk.read(fileOf(example)).token);
    expect(new Set(tokens).size).toBe(9);
    expect(refusal(() => desk.adopt(tokens[0] ?? "", false))?.code).toBe("SOURCE_UNKNOWN");
    expect(refusal(() => desk.adopt(tokens[8] ?? "", false))).toBeNull();
  });

  it("keeps the app starting when its file is damaged or gone, which is said by name, and is mended by loading it again", () => {
    const before = start();
    before.desk.adopt(before.desk.read(fileOf(example)).token, true);
    const file = join(own, `${ref}.json`);
    writeFileSync(file, example.slice(0, 700));
    const damaged = start();
    expect(damaged.packs.all.map(({ id }) => id)).toEqual(["harbour-rules"]);
    expect(damaged.packs.refused).toMatchObject([{ file: `policies/${ref}.json`, refused: { code: "PACK_BROKEN" } }]);
    expect(() => damaged.packs.get(ref)).toThrow("PACK_UNKNOWN");
    damaged.desk.adopt(damaged.desk.read(fileOf(example)).token, false);
    expect([damaged.packs.has(ref), damaged.packs.refused]).toEqual([true, []]);
    expect(readFileSync(file, "utf8")).toBe(example);
    // What was damaged is put aside, not lost.
    expect(kept().filter((name) => name.endsWith(".old"))).toHaveLength(1);
    rmSync(file);
    const gone = start();
    expect([gone.packs.has(ref), gone.packs.refused]).toEqual([false, []]);
    gone.desk.adopt(gone.desk.read(fileOf(example)).token, false);
    expect(start().packs.has(ref)).toBe(true);
  });

  it("is written again when its file vanished while the app runs", () => {
    const { desk } = start();
    desk.adopt(desk.read(fileOf(example)).token, false);
    rmSync(own, { recursive: true });
    desk.adopt(desk.read(fileOf(example)).token, false);
    expect(kept()).toEqual([`${ref}.json`]);
  });

  it("never overwrites the file of another pack, however somebody has named it", () => {
    mkdirSync(own);
    const other = changed((pack) => (pack.version = "1999"));
    writeFileSync(join(own, `${ref}.json`), other);
    const { desk, packs } = start();
    expect(packs.has("port-example-social-media@1999")).toBe(true);
    desk.adopt(desk.read(fileOf(example)).token, false);
    expect(kept().sort()).toEqual([`${ref}.2.json`, `${ref}.json`]);
    expect(readFileSync(join(own, `${ref}.json`), "utf8")).toBe(other);
    expect(start().packs.all.map(({ version }) => version)).toEqual(["7", "2026-02-01", "1999"]);
  });

  it("[N-hist] is refused by name when its file was rewritten under the same version, and is mended by what it said", () => {
    const before = start();
    before.desk.adopt(before.desk.read(fileOf(example)).token, true);
    const file = join(own, `${ref}.json`);
    const rewritten = changed((pack) => (pack.clauses[0].text = "Anything goes."));
    // The same, laid out in another way.
    writeFileSync(file, JSON.stringify(JSON.parse(example)));
    expect(start().packs.refused).toEqual([]);
    writeFileSync(file, rewritten);
    const after = start();
    expect(after.packs.has(ref)).toBe(false);
    expect(after.packs.refused).toMatchObject([{ file: `policies/${ref}.json`, refused: { code: "PACK_BROKEN" } }]);
    expect(after.packs.refused[0]?.refused.detail?.reason).toMatch(/^it was changed after it was taken into use/);
    // Nor can it be chosen in a dialog, or put beside under another name.
    expect(refusal(() => after.desk.read(fileOf(rewritten)))).toEqual({ code: "PACK_VERSION_TAKEN", detail: { ref } });
    writeFileSync(join(own, "mine.json"), rewritten);
    expect(start().packs.has(ref)).toBe(false);
    rmSync(join(own, "mine.json"));
    after.desk.adopt(after.desk.read(fileOf(example)).token, true);
    expect(after.packs.refused).toEqual([]);
    const mended = start().packs;
    expect([mended.get(ref).clauses, mended.refused]).toEqual([JSON.parse(example).clauses, []]);
    const aside = kept().find((name) => name.endsWith(".old")) ?? "";
    expect(readFileSync(join(own, aside), "utf8")).toBe(rewritten);
  });

  it("[N-hist] says the same for ever even when its file was away meanwhile", () => {
    const before = start();
    before.desk.adopt(before.desk.read(fileOf(example)).token, true);
    rmSync(join(own, `${ref}.json`));
    const other = fileOf(changed((pack) => (pack.title = "Another")));
    expect(refusal(() => start().desk.read(other))?.code).toBe("PACK_VERSION_TAKEN");
  });

  it("[N-hist] that somebody put into the folder by hand is held to what it said once it is in use", () => {
    mkdirSync(own);
    const file = join(own, "by-hand.json");
    writeFileSync(file, example);
    const before = start();
    // Not in use yet: it can be worked on.
    before.desk.noteInUse();
    expect(existsSync(join(own, "versions.txt"))).toBe(false);
    before.desk.adopt(before.desk.read(fileOf(changed((pack) => (pack.version = "2")))).token, false);
    writeFileSync(
      file,
      changed((pack) => (pack.title = "Another")),
    );
    const used = start(ref);
    used.desk.noteInUse();
    used.desk.noteInUse();
    expect(start(ref).packs.get(ref).title).toBe("Another");
    writeFileSync(file, example);
    expect(start(ref).packs.refused).toMatchObject([{ file: "policies/by-hand.json" }]);
    // A pack that comes with the app is the app's own matter.
    expect(readFileSync(join(own, "versions.txt"), "utf8")).not.toContain("harbour-rules");
  });

  it.each(["garbled\n", `${"0".repeat(64)}  ${ref}\n`.repeat(2)])(
    "is taken as it is when the notes of what it said were changed (%#), which is said by name, until they are written anew",
    (garbled) => {
      const before = start();
      before.desk.adopt(before.desk.read(fileOf(example)).token, true);
      const notes = join(own, "versions.txt");
      writeFileSync(notes, garbled);
      const after = start(ref);
      after.desk.noteInUse();
      expect([after.packs.has(ref), readFileSync(notes, "utf8")]).toEqual([true, garbled]);
      expect(after.packs.refused).toMatchObject([{ file: "policies/versions.txt", refused: { code: "PACK_BROKEN" } }]);
      after.desk.adopt(after.desk.read(fileOf(example)).token, true);
      expect([after.packs.refused, start().packs.refused]).toEqual([[], []]);
    },
  );

  it("is in use though what it says can't be noted", () => {
    mkdirSync(own);
    writeFileSync(join(own, "by-hand.json"), example);
    mkdirSync(join(own, "versions.txt"));
    const { packs, desk } = start(ref);
    desk.noteInUse();
    expect([packs.has(ref), packs.refused.map(({ file }) => file)]).toEqual([true, ["policies/versions.txt"]]);
  });

  it("is not taken in when it can't be kept, and can be tried again", () => {
    const { desk, packs, used } = start();
    writeFileSync(own, "in the way");
    const { token } = desk.read(fileOf(example));
    expect(refusal(() => desk.adopt(token, true))?.code).toBe("FOLDER_MISSING");
    expect([packs.has(ref), used()]).toEqual([false, "harbour-rules@7"]);
    rmSync(own);
    desk.adopt(token, true);
    expect([packs.has(ref), used(), kept()]).toEqual([true, ref, [`${ref}.json`]]);
  });
});

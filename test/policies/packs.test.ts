import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { loadPacks, PolicyPacks, parseKeptPack, parsePack } from "../../main/policies/index.ts";
import { anchorage, anoka, harbour } from "../model/packs.ts";

// biome-ignore lint/suspicious/noExplicitAny: a pack file may hold anything
type Loose = any;

/** A pack as JSON, changed before it is read. */
function changed(pack: PolicyPack, change: (copy: Loose) => void): string {
  const copy = structuredClone(pack);
  change(copy);
  return JSON.stringify(copy, null, 2);
}

function refusedWith(text: string) {
  try {
    parsePack("some.json", text);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.detail };
    throw error;
  }
  return null;
}

it("reads a pack that says nothing of what later versions of the app may be told", () => {
  const plain = changed(anchorage, (pack) => {
    for (const rule of [pack.vault.custodians, pack.vault.reset, pack.vault.drill, pack.records.export]) {
      delete rule.basis;
      delete rule.byPolicy;
    }
    delete pack.register.acknowledgement.byPolicy;
    for (const item of pack.register.checklist.items) {
      delete item.always;
      delete item.note;
    }
  });
  expect(refusedWith(plain)).toBeNull();
  expect(refusedWith(changed(anchorage, (pack) => (pack.register.checklist.items[0].note = "welcome")))?.code).toBe(
    "PACK_BROKEN",
  );
});

describe("a pack file", () => {
  it("is refused by name and line when it is no JSON", () => {
    expect(refusedWith('{\n "id": "a",\n "b": }')).toEqual({
      code: "PACK_BROKEN",
      file: "some.json",
      reason: "a value should stand here, or a comma is too many",
      line: 3,
    });
    expect(refusedWith('{"id": 1,\n}')).toMatchObject({
      line: 2,
      reason: "a member’s name in double quotes should stand here, or a comma is too many",
    });
    expect(refusedWith('{"id":\n')).toMatchObject({
      line: 2,
      reason: "a value should stand here, or a comma is too many",
    });
    expect(refusedWith("")).toMatchObject({ code: "PACK_BROKEN", line: 1 });
    expect(refusedWith("null")).toMatchObject({ code: "PACK_BROKEN", line: 1, reason: "must be an object in braces" });
  });

  it("of a newer format is refused as such, whatever else it holds", () => {
    expect(refusedWith('{"format": 2, "new": "things"}')).toEqual({
      code: "PACK_FROM_FUTURE",
      file: "some.json",
      format: 2,
    });
  });

  it("is refused with the place of a wrong, missing or unknown member", () => {
    expect(refusedWith(changed(anchorage, (pack) => delete pack.domain))).toMatchObject({
      reason: expect.stringMatching(/^domain: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.steps[3].required = "yes")))).toMatchObject({
      reason: expect.stringMatching(/^steps\[3\]\.required: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.grounds[0].colour = "red")))).toMatchObject({
      reason: expect.stringMatching(/^grounds\[0\]\.colour: no pack has such a member/),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.timeZone = "Mars/Olympus")))).toMatchObject({
      reason: expect.stringMatching(/time zone/),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.effective = "2020-02-30")))).toMatchObject({
      reason: expect.stringMatching(/day/),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.title = "a\u0000b")))).toMatchObject({
      reason: expect.stringMatching(/^title/),
    });
  });

  it("[A-6.h.i] is refused without a rule for passwords, and with one that lets a single custodian do", () => {
    expect(refusedWith(changed(anchorage, (pack) => delete pack.vault))).toMatchObject({
      code: "PACK_BROKEN",
      reason: "vault: is missing: it says what the policy wants of passwords",
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.vault.custodians.least = 1)))).toMatchObject({
      reason: expect.stringMatching(/^vault\.custodians\.least: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.vault.reset.days = 1.5)))).toMatchObject({
      reason: expect.stringMatching(/^vault\.reset\.days: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.vault.drill.clauses = [])))).toMatchObject({
      reason: expect.stringMatching(/^vault\.drill\.clauses: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.vault.secret = "x")))).toMatchObject({
      reason: expect.stringMatching(/^vault\.secret: /),
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.vault = "two")))).toMatchObject({
      reason: expect.stringMatching(/^vault: /),
    });
  });

  it("[A-6.e.i] is refused without a rule for records, and with one that names no authority, provision or number of days", () => {
    const reasonOf = (change: (pack: Loose) => unknown) => refusedWith(changed(anchorage, change));
    expect(reasonOf((pack) => delete pack.records)).toMatchObject({
      code: "PACK_BROKEN",
      reason: "records: is missing: it says who answers a request for records",
    });
    const places: [(pack: Loose) => unknown, RegExp][] = [
      [(pack) => (pack.records.authority.title = ""), /^records\.authority\.title: /],
      [(pack) => (pack.records.authority.clauses = []), /^records\.authority\.clauses: /],
      [(pack) => (pack.records.answer.days = 0), /^records\.answer\.days: /],
      [(pack) => delete pack.records.answer.basis, /^records\.answer\.basis: /],
      [(pack) => (pack.records.answer.byLaw = "no"), /^records\.answer\.byLaw: /],
      [(pack) => (pack.records.provisions = []), /^records\.provisions: /],
      [(pack) => (pack.records.export.everyMonths = 0.5), /^records\.export\.everyMonths: /],
      [(pack) => (pack.records.incident.tell = []), /^records\.incident\.tell: /],
      [(pack) => (pack.records.secret = 1), /^records\.secret: /],
    ];
    for (const [change, reason] of places)
      expect(reasonOf(change)).toMatchObject({ reason: expect.stringMatching(reason) });
  });

  it("[A-6.g] is refused without rules for accounts and people, and with one that gives no reason for its numbers", () => {
    const reasonOf = (change: (pack: Loose) => unknown) => refusedWith(changed(anchorage, change));
    expect(reasonOf((pack) => delete pack.register)).toMatchObject({
      code: "PACK_BROKEN",
      reason: "register: is missing: it says how accounts and people are kept",
    });
    const places: [(pack: Loose) => unknown, RegExp][] = [
      [
        (pack) => (pack.register.record.needs = ["shoe size"]),
        /^register\.record\.needs\[0\]: must be one of address, /,
      ],
      [(pack) => (pack.register.creation.clauses = []), /^register\.creation\.clauses: must cite a clause$/],
      [(pack) => (pack.register.email.domain = "@MUNI"), /^register\.email\.domain: must be an internet domain/],
      [(pack) => (pack.register.closing.by = ""), /^register\.closing\.by: is empty$/],
      [(pack) => (pack.register.users.roles = []), /^register\.users\.roles: /],
      [(pack) => (pack.register.acknowledgement.days = -1), /^register\.acknowledgement\.days: /],
      [(pack) => delete pack.register.review.basis, /^register\.review\.basis: is missing/],
      [(pack) => (pack.register.review.everyDays = 0), /^register\.review\.everyDays: /],
      [(pack) => (pack.register.review.looksAt = []), /^register\.review\.looksAt: /],
      [(pack) => (pack.register.checklist.items = []), /^register\.checklist\.items: /],
      [(pack) => (pack.register.checklist.everyMonths = 1.5), /^register\.checklist\.everyMonths: /],
      [(pack) => (pack.register.workplan.parts = []), /^register\.workplan\.parts: /],
      [(pack) => (pack.register.inactivity = { afterDays: "60" }), /^register\.inactivity\./],
      [(pack) => (pack.register.cases = null), /^register\.cases: must be an object/],
      [(pack) => (pack.register.mayor = 1), /^register\.mayor: no pack has such a member/],
    ];
    for (const [change, reason] of places)
      expect(reasonOf(change)).toMatchObject({ reason: expect.stringMatching(reason) });
  });

  it("[A-6.h.iii] says nothing of computers where it leaves that out, and is refused with a rule for them that can’t be kept", () => {
    expect(
      parsePack(
        "some.json",
        changed(anchorage, (pack) => delete pack.device),
      ).device,
    ).toBeNull();
    const reasonOf = (change: (pack: Loose) => unknown) => refusedWith(changed(anchorage, change));
    const places: [(pack: Loose) => unknown, RegExp][] = [
      [(pack) => (pack.device.needs = []), /^device\.needs: /],
      [(pack) => (pack.device.needs = ["luck"]), /^device\.needs\[0\]: must be one of system, /],
      [(pack) => pack.device.needs.push("system"), /^the line of the device checklist “system” is there twice$/],
      [(pack) => (pack.device.everyDays = 0), /^device\.everyDays: /],
      [(pack) => delete pack.device.basis, /^device\.basis: is missing/],
      [(pack) => (pack.device.clauses = []), /^device\.clauses: must cite a clause$/],
      [
        (pack) => (pack.device.clauses = ["9.z"]),
        /^the rule for devices names the clause “9\.z”, which is not in the pack$/,
      ],
      [(pack) => (pack.device.help = ""), /^device\.help: is empty$/],
      [
        (pack) => (pack.device.asks[1].id = "city-computer"),
        /^the question on devices “city-computer” is there twice$/,
      ],
      [(pack) => (pack.device.asks[0].needed = "no"), /^device\.asks\[0\]\.needed: /],
    ];
    for (const [change, reason] of places)
      expect(reasonOf(change)).toMatchObject({ reason: expect.stringMatching(reason) });
  });

  it("is refused with names that hold control characters or turn the direction of the text", () => {
    for (const name of ["Muni\u0007cipality", "Muni\u202Ecipality", "\u2066Municipality", "two\nlines"]) {
      expect(refusedWith(changed(anchorage, (pack) => (pack.organisation = name)))).toMatchObject({
        code: "PACK_BROKEN",
        reason: expect.stringMatching(/^organisation: /),
      });
    }
  });

  it("[N-VI.A] is refused with an acknowledgement that leaves out the disclaimer that its clause prescribes", () => {
    const without = changed(anoka, (pack) => {
      pack.register.acknowledgement.text = pack.register.acknowledgement.text.replace("These are my own", "I have");
    });
    expect(refusedWith(without)).toMatchObject({
      reason:
        "the acknowledgement leaves out what clause “VI.A.disclaimer” prescribes: “These are my own opinions and do not represent those of the City.”",
    });
  });

  it("of before there was a register is read in packages, and nowhere else", () => {
    const old = changed(anchorage, (pack) => delete pack.register);
    expect(parseKeptPack("old.json", old).register).toMatchObject({ email: null, workplan: null });
    expect(refusedWith(old)).toMatchObject({ reason: expect.stringMatching(/^register: is missing/) });
    // What it says, it must say right; and a register that is there must be a sound one.
    expect(() =>
      parseKeptPack(
        "old.json",
        changed(anchorage, (pack) => (pack.register.review = null)),
      ),
    ).toThrow("review");
    const stranger = changed(anchorage, (pack) => {
      delete pack.register;
      pack.rows["A-8"] = ["88"];
    });
    expect(() => parseKeptPack("old.json", stranger)).toThrow("names the clause “88”");
  });

  const evidenceOf = (pack: Loose) => pack.steps.find((step: { kind: string }) => step.kind === "evidence");

  it("[A-6.g.iii] is refused when its evidence step can be skipped, left out, or is not needed", () => {
    const waiver = { label: "No time", hint: "Why?" };
    expect(refusedWith(changed(anchorage, (pack) => (evidenceOf(pack).waiver = waiver)))).toMatchObject({
      reason: "the evidence step “evidence” can't have a waiver",
    });
    expect(refusedWith(changed(anchorage, (pack) => (evidenceOf(pack).required = false)))).toMatchObject({
      reason: "the evidence step “evidence” must be required",
    });
    expect(refusedWith(changed(anchorage, (pack) => (pack.actions[1].needs = ["grounds", "viewpoint"])))).toMatchObject(
      {
        reason: "action “block” does not need the evidence step",
      },
    );
    const without = changed(anchorage, (pack) => {
      pack.steps = pack.steps.filter((step: { kind: string }) => step.kind !== "evidence");
      pack.steps[1].after = [];
      for (const action of pack.actions) action.needs = ["grounds"];
    });
    expect(refusedWith(without)).toMatchObject({ reason: "there must be exactly one evidence step, and there are 0" });
  });

  it.each<[string, (pack: Loose) => unknown, string]>([
    ["an unknown clause", (pack) => pack.steps[1].clauses.push("9.z"), "step “evidence” names the clause “9.z”"],
    ["an unknown step", (pack) => pack.steps[1].after.push("lunch"), "step “evidence” names the step “lunch”"],
    ["an unknown need", (pack) => pack.actions[0].needs.push("lunch"), "action “remove” names the step “lunch”"],
    ["an unknown role", (pack) => (pack.steps[4].role = "cook"), "step “consultation” names the role “cook”"],
    ["an unknown clause in a row", (pack) => (pack.rows["A-8"] = ["88"]), "row “A-8” names the clause “88”"],
    ["an unknown clause in a notice", (pack) => (pack.notices[0].clause = "88"), "names the clause “88”"],
    [
      "an unknown clause for custodians",
      (pack) => (pack.vault.custodians.clauses = ["6.h.x"]),
      "rule names the clause “6.h.x”",
    ],
    ["an unknown clause for drills", (pack) => pack.vault.drill.clauses.push("88"), "rule names the clause “88”"],
    [
      "an unknown clause for changed passwords",
      (pack) => pack.vault.reset.clauses.push("88"),
      "the vault’s rule names the clause “88”",
    ],
    [
      "an unknown role among the custodians",
      (pack) => (pack.vault.role = { role: "cook", clauses: ["6.h.i"] }),
      "the vault’s rule names the role “cook”",
    ],
    [
      "an unknown clause for a custodian’s role",
      (pack) => (pack.vault.role = { role: "director", clauses: ["88"] }),
      "the vault’s rule names the clause “88”",
    ],
    [
      "an unknown clause for the authority",
      (pack) => (pack.records.authority.clauses = ["88"]),
      "the rule for records names the clause “88”",
    ],
    [
      "an unknown clause for incidents",
      (pack) => pack.records.incident.clauses.push("88"),
      "the rule for records names the clause “88”",
    ],
    [
      "a provision that is there twice",
      (pack) => pack.records.provisions.push(pack.records.provisions[0]),
      "the provision “litigation” is there twice",
    ],
    [
      "an unknown placeholder of incidents",
      (pack) => (pack.records.incident.template = "{{author}} did it"),
      "the template of incidents has the unknown placeholder “author”",
    ],
    ["a stranger who decides", (pack) => (pack.register.creation.approver = "cook"), "the role “cook”"],
    ["a stranger who posts", (pack) => pack.register.users.roles.push("cook"), "rule “users” names the role “cook”"],
    ["a stranger’s designation", (pack) => (pack.register.designation.by = "cook"), "names the role “cook”"],
    ["the designation of a stranger", (pack) => (pack.register.designation.role = "cook"), "names the role “cook”"],
    [
      "an unknown clause in the register",
      (pack) => pack.register.acknowledgement.clauses.push("88"),
      "the register’s rule “acknowledgement” names the clause “88”",
    ],
    [
      "an unknown clause in the checklist",
      (pack) => (pack.register.checklist.items[2].clauses = ["88"]),
      "the checklist’s item “website” names the clause “88”",
    ],
    [
      "a checklist’s item that is there twice",
      (pack) => (pack.register.checklist.items[1].id = "contact"),
      "the checklist’s item “contact” is there twice",
    ],
    [
      "a part of the workplan that is there twice",
      (pack) => (pack.register.workplan.parts[1].id = "mission"),
      "the part of the workplan “mission” is there twice",
    ],
    ["a need that is there twice", (pack) => pack.register.record.needs.push("email"), "“email” is there twice"],
    ["a role that posts twice", (pack) => pack.register.users.roles.push("director"), "“director” is there twice"],
    [
      "something to look at twice",
      (pack) => pack.register.review.looksAt.push(pack.register.review.looksAt[0]),
      "is there twice",
    ],
    ["a step that waits for itself", (pack) => pack.steps[1].after.push("closing"), "comes after the closing"],
    ["steps that wait for each other", (pack) => pack.steps[1].after.push("grounds"), "waits for itself"],
    [
      "a ground that is there twice",
      (pack) => pack.grounds.push(pack.grounds[0]),
      "the ground “profane” is there twice",
    ],
    ["a step that is there twice", (pack) => pack.steps.push({ ...pack.steps[7] }), "the step “after” is there twice"],
    ["two viewpoint checks", (pack) => pack.steps.push({ ...pack.steps[3], id: "more" }), "only one viewpoint step"],
    ["a wrong reversal", (pack) => (pack.actions[0].reversal.kind = "user.unblocked"), "can only be reversed by"],
    [
      "an unknown placeholder",
      (pack) => (pack.steps[5].template = "Dear {{mayor}}"),
      "the unknown placeholder “mayor”",
    ],
    ["an open brace", (pack) => (pack.steps[5].template = "Dear {{author"), "the unknown placeholder"],
    [
      "a late viewpoint check",
      (pack) => {
        pack.steps[4].after = ["grounds"];
        for (const action of pack.actions) action.needs = ["evidence", "grounds", "consultation", "message"];
      },
      "does not wait for the required step “viewpoint”",
    ],
    ["an early after-picture", (pack) => (pack.steps[7].after = ["evidence"]), "must come after the action step"],
  ])("is refused for %s", (_, change, reason) => {
    const refused = refusedWith(changed(anchorage, change));
    expect(refused).toMatchObject({ code: "PACK_BROKEN", line: expect.any(Number) });
    expect(refused).toHaveProperty("reason", expect.stringContaining(reason));
  });
});

describe("a folder of packs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "packs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);

  it("gives the sound packs and names each broken file with its reason", () => {
    put("good.json", JSON.stringify(harbour));
    put("cut.json", JSON.stringify(harbour).slice(0, 500));
    put("future.json", '{"format": 9}');
    put("latin.json", new Uint8Array([0x22, 0xe9, 0x22]));
    put("notes.txt", "not a pack");
    mkdirSync(join(folder, "folder.json"));
    const { packs, refused } = loadPacks(folder);
    expect(packs.map(({ id }) => id)).toEqual(["harbour-rules"]);
    expect(
      refused.map(({ file, refused: { code, detail } }) => [file, code, detail?.reason ?? detail?.format]),
    ).toEqual([
      ["cut.json", "PACK_BROKEN", expect.stringContaining("quote is missing")],
      ["folder.json", "PACK_BROKEN", "it is no file"],
      ["future.json", "PACK_FROM_FUTURE", 9],
      ["latin.json", "PACK_BROKEN", "it is not UTF-8 text"],
    ]);
  });

  it("[N-hist] keeps old versions beside new ones, the newest first, and refuses the same version twice", () => {
    put("a-old.json", JSON.stringify(harbour));
    put("b-new.json", JSON.stringify({ ...harbour, version: "8", effective: "2026-01-01" }));
    put("c-again.json", JSON.stringify(harbour));
    const packs = new PolicyPacks(loadPacks(folder));
    expect(packs.all.map(({ version }) => version)).toEqual(["8", "7"]);
    expect(packs.get("harbour-rules@7").version).toBe("7");
    expect(packs.refused).toMatchObject([
      { file: "c-again.json", refused: { detail: { reason: "it is the same pack and version as a-old.json" } } },
    ]);
    expect(() => packs.get("harbour-rules@6")).toThrow("PACK_UNKNOWN");
  });

  it("that is missing is said so", () => {
    expect(() => loadPacks(join(folder, "nowhere"))).toThrow("FOLDER_MISSING");
  });

  it("has packs of one's own beside it, in a folder that may be missing, empty or no folder at all", () => {
    put("app.json", JSON.stringify(harbour));
    const own = join(folder, "policies");
    expect(loadPacks(folder, own)).toMatchObject({ packs: [{ id: "harbour-rules" }], refused: [] });
    writeFileSync(own, "a file");
    expect(loadPacks(folder, own)).toMatchObject({
      packs: [{ id: "harbour-rules" }],
      refused: [{ file: "policies", refused: { code: "FOLDER_MISSING" } }],
    });
    rmSync(own);
    mkdirSync(own);
    put("policies/same.json", JSON.stringify(harbour, null, 1));
    put("policies/newer.json", `\uFEFF${JSON.stringify({ ...harbour, version: "8" })}`);
    put("policies/other.json", JSON.stringify({ ...harbour, title: "Another text" }));
    put("policies/cut.json", "{");
    put("policies/.newer.json.0badcafe.tmp", "{");
    const { packs, refused } = loadPacks(folder, own);
    expect(packs.map(({ version }) => version)).toEqual(["8", "7"]);
    expect(refused.map(({ file, refused: { detail } }) => [file, detail?.reason])).toEqual([
      ["policies/cut.json", expect.stringContaining("too early")],
      ["policies/other.json", "it is the same pack and version as app.json"],
    ]);
  });

  it("refuses what is too long, or no file, without reading it", () => {
    put("long.json", JSON.stringify({ ...harbour, title: "x".repeat(5_000_000) }));
    spawnSync("mkfifo", [join(folder, "pipe.json")]);
    expect(loadPacks(folder).refused.map(({ file, refused: { detail } }) => [file, detail?.reason])).toEqual([
      ["long.json", "the file is too long"],
      ["pipe.json", "it is no file"],
    ]);
  });

  it("[N-hist] takes in a version while the app runs, and none that says something else than a known one", () => {
    put("a.json", JSON.stringify(harbour));
    put("cut.json", "{");
    const packs = new PolicyPacks(loadPacks(folder));
    const newer = { ...harbour, version: "8", effective: "2026-01-01" };
    packs.take(newer, "cut.json");
    packs.take(newer, "cut.json");
    expect([packs.all.map(({ version }) => version), packs.refused]).toEqual([["8", "7"], []]);
    expect(packs.get("harbour-rules@7")).toEqual(harbour);
    expect(packs.summaries()[0]).toMatchObject({ ref: "harbour-rules@8" });
    expect(() => packs.take({ ...newer, title: "Another" }, "b.json")).toThrow("PACK_VERSION_TAKEN");
    packs.take({ ...harbour, version: "9a" }, "b.json");
    // On some computers both would be one file.
    expect(() => packs.refuseTaken({ ...harbour, version: "9A" })).toThrow(
      'PACK_VERSION_TAKEN {"ref":"harbour-rules@9a"}',
    );
  });
});

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseEvent, type DeskEvent, entryKinds, type Json } from "../../../main/model/entry.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import { fieldsOf } from "../../../main/model/withheld.ts";
import {
  caseReport,
  type ReportInput,
  readmeTxt,
  removalsCsv,
  reportHtml,
  reportVersion,
  reportVersionOf,
  slipHtml,
  softwareAgent,
} from "../../../main/packages/report/index.ts";
import { pack, release, SampleBag, text, uuid, withheldRow } from "./a-bag.ts";
import { bagOfEverything } from "./bag-of-everything.ts";

const account = { department: "Parks", handle: "parks", id: uuid(1), name: "Parks (sample)" };

function opened(author: string, content: string): CaseEvent {
  const fields = { account, address: null, author, content, platform: "Facebook", postedAt: null, published: true };
  return { kind: "case.opened", fields: { ...fields, contentKind: "comment" } };
}

function fingerprint(input: ReportInput): string {
  const all = text(reportHtml(input)) + text(removalsCsv(input)) + readmeTxt(input);
  return createHash("sha256").update(all).digest("hex");
}

describe("what a stranger wrote", () => {
  it("stays text: no tag, no attribute and no control character of it gets into the page", () => {
    const bag = new SampleBag();
    bag.add(uuid(1), opened(`"><img src=x onerror=alert(1)>`, "</div><script>alert(1)</script>\u0000\u001b[31m&amp;"));
    const page = text(reportHtml(bag.input()));
    for (const part of ["<script", "<img src=x", "\u0000", "\u001b"]) expect(page).not.toContain(part);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\ufffd[31m&amp;amp;");
  });

  it("never breaks the report, whatever shape a field has and whichever is lacking", () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((made) => JSON.parse(JSON.stringify(made, whole)) as Json);
    const whole = (_: string, one: unknown) => (typeof one === "number" ? Math.trunc(one) % 1000 || 0 : one);
    const event = fc.constantFrom(...entryKinds).chain((kind) => {
      const fields = Object.fromEntries(fieldsOf(kind).map((name) => [name, value]));
      return fc.record({
        kind: fc.constant(kind),
        fields: fc.record(fields),
        without: fc.subarray([...fieldsOf(kind), "actor"]),
      });
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 6 }), fc.boolean(), (events, ofCase) => {
        const bag = new SampleBag();
        for (const { without, ...one } of events)
          bag.add(ofCase ? uuid(1) : null, one as unknown as CaseEvent, without);
        const page = text(reportHtml(bag.input()));
        expect(page.endsWith("</html>\n")).toBe(true);
        expect(text(removalsCsv(bag.input())).length).toBeGreaterThan(100);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it("refuses an entry that is none", () => {
    const input = {
      ...new SampleBag().tell(1).input(),
      entry: (seq: number) => ({ seq, publicPart: "{}", disclosures: [] }),
    };
    expect(() => text(reportHtml(input))).toThrow(/LOG_DOES_NOT_VERIFY/);
  });
});

describe("the texts of a bag", () => {
  it("are the same bytes from the same bag, on a computer of another country too", () => {
    const program = `
      const { SampleBag, text } = await import(${JSON.stringify(join(import.meta.dirname, "a-bag.ts"))});
      const report = await import(${JSON.stringify(join(import.meta.dirname, "../../../main/packages/report/index.ts"))});
      const { createHash } = await import("node:crypto");
      const input = new SampleBag().tell(12, 5).input();
      const all = text(report.reportHtml(input)) + text(report.removalsCsv(input)) + report.readmeTxt(input);
      console.log(createHash("sha256").update(all).digest("hex"));`;
    const env = { ...process.env, TZ: "Asia/Kolkata", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const there = execFileSync(process.execPath, ["--input-type=module-typescript", "-e", program], {
      env,
      encoding: "utf8",
    });
    expect(there.trim()).toBe(fingerprint(new SampleBag().tell(12, 5).input()));
  });

  it("change only together with the report’s version", () => {
    const input = bagOfEverything();
    const texts = fingerprint(input) + createHash("sha256").update(slipHtml(input)).digest("hex");
    const sha256 = createHash("sha256").update(texts).digest("hex");
    expect({ version: reportVersion, sha256 }).toEqual({
      version: 2,
      sha256: "d95be4ac38b95a7445b7f9c2a4622739859f504ecb44118e73081b9cbd7b8115",
    });
  });

  it("of report/1 say what they said then: nothing of the fields of a checked workstation", () => {
    const input = new SampleBag().tell(1).input();
    const first = { ...input, meta: { ...input.meta, software: "Custodia 0.1.0 report/1" } };
    expect(readmeTxt(input)).toMatch(/ {2}device\.checked: Workstation checked\n {6}verdict +Fit/);
    expect(readmeTxt(first)).toMatch(/ {2}device\.checked: Workstation checked\n\n {2}\S/);
  });

  it("name their version where a verifier finds it", () => {
    expect(reportVersionOf(softwareAgent("0.4.0"))).toBe(reportVersion);
    expect(reportVersionOf("Custodia 0.4.0")).toBe(null);
    expect(reportVersionOf("Custodia 0.4.0 report/0")).toBe(null);
  });
});

describe("the report", () => {
  it("shows a skipped step on the cover, in a table of its own, in the list of cases and in the case", () => {
    const bag = new SampleBag();
    bag.add(uuid(1), opened("someone", "words"));
    const fields = { reason: "Nobody could be reached.", step: "consultation", title: "Consult the director" };
    bag.add(uuid(1), { kind: "step.waived", fields });
    const page = text(reportHtml(bag.input()));
    expect(page).toContain('<div class="warned"><dt>Steps skipped</dt><dd>1</dd>');
    expect(page).toContain("1 skipped</span>");
    expect(page).toContain("<strong>Step skipped: <bdi>Consult the director</bdi>.</strong>");
    expect(page.split("Nobody could be reached.")).toHaveLength(4);
  });

  it("shows beside every word of the policy’s what was signed: the action’s id, and each entry’s time in UTC", () => {
    const bag = new SampleBag();
    const consulted = { name: "Director Sample", role: "Director" };
    const at = "2026-11-02T18:00:00.000Z";
    const decided = [pack.actions[0]?.id ?? "", "melt"];
    const fields = { consulted, consultedAt: at, decided, how: "", words: "Yes." };
    bag.add(uuid(1), { kind: "director.consulted", fields }, [], new Date(at));
    bag.add(null, { kind: "device.checked", fields: {} } as never, [], new Date(at));
    const forged = { ...pack, actions: pack.actions.map((action) => ({ ...action, label: "Keep it" })) };
    const page = text(reportHtml(bag.input({ packs: new Map([[packRef(pack), forged]]) })));
    expect(page).toContain(`<bdi>Keep it</bdi> (<bdi>${decided[0]}</bdi>), <bdi>melt</bdi>`);
    expect(page.split(`<span class="nowrap">(${at})</span>`)).toHaveLength(3);
  });

  it("[A-6.h.iii] shows a checked workstation line by line, whatever a system calls itself", () => {
    const bag = new SampleBag();
    const line = {
      at: "2026-11-02T18:00:00.000Z",
      id: "updates",
      label: "Updates",
      needed: true,
      source: "measured",
      question: null,
      until: null,
    };
    const lines = [
      { ...line, reading: "2 wait <script>", says: "They mend security.", verdict: "not-met" },
      { ...line, label: "Firewall", needed: false, reading: "", says: "It is on.", source: "answered", verdict: "met" },
    ];
    const fields = { because: "daily", dataOn: "2026-11-01", platform: "Sample OS <b>", verdict: "not-met" };
    bag.add(null, { kind: "device.checked", fields: { app: "0.1.0", lines, ...fields } } as DeskEvent as never);
    const page = text(reportHtml(bag.input()));
    expect(page).toContain("Workstation checked</strong>");
    expect(page).toContain("<bdi>No: something that the policy asks for is not met</bdi>");
    expect(page).toContain(
      "<bdi>Updates</bdi>: <strong><bdi>not in order</bdi></strong><br><bdi>2 wait &lt;script&gt;</bdi>",
    );
    expect(page).toContain("<bdi>in order</bdi></strong>, not asked for by the policy<br><bdi>It is on.</bdi>");
    expect(page).toContain("(answered by a person)");
    for (const part of ["<script>", "<b>"]) expect(page).not.toContain(part);
  });

  it("shows a correction beside what was first recorded", () => {
    const bag = new SampleBag();
    const seq = bag.add(uuid(1), opened("wrong_name", "words"));
    const fields = { amends: { id: uuid(2), seq }, correction: "right_name", field: "author", reason: "Misread." };
    bag.add(uuid(1), { kind: "case.amended", fields });
    const page = text(reportHtml(bag.input()));
    expect(page).toContain("Comment by “<bdi>right_name</bdi>”");
    expect(page).toContain("<bdi>wrong_name</bdi>");
    expect(page).toMatch(/<strong>Corrected<\/strong> by entry 1 to: <bdi>right_name/);
  });

  it("[A-6.e.i] says of each withheld field under which provision, and shows the painted picture", () => {
    const bag = new SampleBag();
    const seq = bag.add(uuid(1), opened("a_minor", "words"), ["author"]);
    const evidence = bag.keep(new Uint8Array([1]), "secret name.png");
    const sealed = bag.add(uuid(1), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } }, [
      "evidence",
    ]);
    const redacted = `data/evidence/${"b".repeat(64)}.png`;
    const withheld = [
      withheldRow({ seq, field: "author" }),
      withheldRow({ seq: sealed, field: "evidence", original: evidence.sha256, redacted }),
    ];
    const input = bag.input({ kind: "release", release, withheld });
    const page = text(reportHtml(input));
    expect(page).toContain('<dt>Author</dt><dd><span class="gap">Withheld</span> under <bdi>AS 40.25.120(a)(2)</bdi>');
    expect(page).toContain(`<img src="evidence/${"b".repeat(64)}.png"`);
    expect(page).not.toMatch(/a_minor|secret name/);
    const slip = slipHtml(input);
    for (const part of [
      "December 1, 2026",
      "Author",
      "Parts of a picture",
      "AS 40.25.120(a)(2)",
      "Withheld by",
      "Signature and date",
    ])
      expect(slip).toContain(part);
    expect(slip).toContain("<bdi>Robin Placeholder, Social Media Coordinator</bdi>");
  });

  it("[A-6.e.i] calls a withheld file a file, and only its name where its picture is painted over", () => {
    const bag = new SampleBag();
    const [plain, painted] = [1, 2].map((byte) => {
      const evidence = bag.keep(new Uint8Array([byte]), "secret name.png");
      return bag.add(uuid(1), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } }, [
        "evidence",
      ]);
    });
    const redacted = `data/evidence/${"b".repeat(64)}.png`;
    const withheld = [
      withheldRow({ seq: plain ?? -1, field: "evidence" }),
      withheldRow({ seq: painted ?? -1, field: "evidence" }),
      withheldRow({ seq: painted ?? -1, field: "evidence", original: "a".repeat(64), redacted }),
    ];
    const slip = slipHtml(bag.input({ kind: "release", release, withheld }));
    const items = [...slip.matchAll(/<\/th><td><strong>(.*?)<\/strong>/g)].map(([, item]) => item);
    expect(items).toEqual([
      "<bdi>The file</bdi>",
      "<bdi>The file’s name</bdi>",
      "<bdi>Parts of a picture, painted over</bdi>",
    ]);
  });

  it("says on a release’s cover that content was taken down only where every case shows it", () => {
    const bag = new SampleBag();
    const done = { action: "remove", doneAt: "2026-11-02T18:00:00.000Z", label: "Remove", note: "" };
    bag.add(uuid(1), opened("one", "words"));
    bag.add(uuid(1), { kind: "content.removed", fields: done });
    const lead = () =>
      text(reportHtml(bag.input({ kind: "release", release }))).match(/<p class="lead">(.*?)<\/p>/)?.[1];
    expect(lead()).toBe("Records of content taken down from official accounts");
    bag.add(uuid(2), opened("two", "words"));
    expect(lead()).toBe("Records of the removal log");
    bag.add(uuid(2), { kind: "case.kept", fields: { because: "decided", reason: "Protected speech." } });
    expect(lead()).toBe("Records of the removal log");
    bag.add(uuid(2), { kind: "content.hidden", fields: done });
    expect(lead()).toBe("Records of content taken down from official accounts");
  });

  it("has no slip where nothing is released", () => {
    expect(() => slipHtml(new SampleBag().tell(1).input())).toThrow(RangeError);
  });

  it("takes no path but one of a file in the bag from withheld.csv", () => {
    const bag = new SampleBag();
    const evidence = bag.keep(new Uint8Array([1]), "x.png");
    const seq = bag.add(uuid(1), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } }, [
      "evidence",
    ]);
    const withheld = [withheldRow({ seq, field: "evidence", redacted: "data/evidence/../../../etc/passwd" })];
    expect(text(reportHtml(bag.input({ kind: "release", release, withheld })))).not.toContain("passwd");
  });

  it("says of a disposed record by which entry and under which authority it is no longer kept", () => {
    const bag = new SampleBag();
    const seqs = [0, 1].map(() => bag.add(uuid(1), { kind: "case.closed", fields: { note: "gone words" } }, ["*"]));
    const approvedBy = { name: "Sample Clerk", role: "Clerk" };
    const fields = {
      approvedBy,
      authority: "Schedule 12-3",
      entries: seqs,
      files: [],
      ofCase: uuid(1),
      reason: "Expired.",
      request: null,
    };
    bag.add(null, { kind: "record.disposed", fields });
    const page = text(reportHtml(bag.input()));
    expect(page).toContain("Case 1: No longer kept");
    expect(page).toMatch(/under <bdi>Schedule 12-3<\/bdi>, see <a href="#disposal-2">entry 2<\/a>/);
    expect(page).toContain('<tr id="disposal-2">');
    expect(page).not.toContain("gone words");
  });

  it("is made of one case alone, and refuses one that is not there", () => {
    const bag = new SampleBag().tell(3, 2);
    const page = text(caseReport(bag.input(), uuid(2)));
    expect(page.match(/<section class="case"/g)).toHaveLength(1);
    expect(page).toContain(uuid(2));
    expect(() => text(caseReport(bag.input(), uuid(999)))).toThrow(/CASE_UNKNOWN/);
  });

  it("can be made of a bag without any entry", () => {
    const page = text(reportHtml(new SampleBag().input()));
    expect(page).toContain("There is no case among these entries.");
  });
});

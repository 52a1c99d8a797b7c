import { describe, expect, it } from "vitest";
import { disclosureDigest } from "../../../main/lib/proof/disclosure.ts";
import { publicText } from "../../../main/lib/proof/public-part.ts";
import type { DeskEvent, Json } from "../../../main/model/entry.ts";
import { uuid } from "../report/a-bag.ts";
import { type ALog, aLog, faultsOf, sha256 } from "./a-log.ts";
import { changed, filesOf } from "./rebag.ts";

/** What only somebody with the log's own key could have signed, and what no Custodia writes. */

const base64url = (text: string) => Buffer.from(text).toString("base64url");
const salt = base64url("0123456789abcdef");

/** Puts an entry of these raw disclosures at the end. */
function add(log: ALog, kind: string, disclosures: readonly string[]): number {
  const seq = log.bag.entries.length;
  const publicPart = publicText({
    digests: disclosures.map(disclosureDigest).sort(),
    at: "2026-12-30T00:00:00.000Z",
    case: kind === "log.exported" || kind === "record.disposed" ? null : uuid(90),
    id: uuid(900_000 + seq),
    kind: kind as "case.closed",
    policy: "anchorage-pp-16-5@1",
    seq,
  });
  log.bag.entries.push({ seq, publicPart, disclosures });
  return seq;
}

/** A package whose entries the writer’s own reader would refuse: put in after it was written, and signed. */
async function forged(kind: string, ...disclosures: readonly string[]): Promise<string> {
  const log = aLog(1);
  const honest = await log.write(log.exportPlan());
  const name = (await filesOf(honest)).top;
  const seq = add(log, kind, disclosures);
  const entry = log.bag.entries[seq];
  const head = log.head();
  return changed(honest, (files) => {
    const line = `{"disclosures":[${disclosures.map((one) => `"${one}"`).join(",")}],"entry":${entry?.publicPart}}`;
    files.setLines("data/entries.jsonl", [...files.lines("data/entries.jsonl"), line]);
    files.set("checkpoint", Buffer.from(log.sign(head.size, head.root)));
    files.replace("bag-info.txt", /Bag-Group-Identifier: .*/, `Bag-Group-Identifier: 0-${seq}`);
    files.top = name.replace(/-\d+$/, `-${seq}`);
  });
}

const field = (name: string, value: Json) => base64url(`["${salt}","${name}",${JSON.stringify(value)}]`);

describe("signed entries that no Custodia wrote", () => {
  it.each([
    ["no JSON", "nonsense"],
    ["a name that stands twice", `["${salt}","note",{"a":1,"a":2}]`],
    ["white space", `["${salt}", "note", "x"]`],
    ["a fraction", `["${salt}","note",1.5]`],
    ["a number too large", `["${salt}","note",9007199254740993]`],
    ["a lone surrogate", `["${salt}","note","\\ud800"]`],
    ["a short salt", `["AA","note","x"]`],
    ["a fourth member", `["${salt}","note","x",1]`],
    ["no value", `["${salt}","note"]`],
    ["endless nesting", `["${salt}","note",${"[".repeat(100_000)}${"]".repeat(100_000)}]`],
  ])("are refused for a field with %s", async (_, json) => {
    expect((await faultsOf(await forged("case.closed", base64url(json)))).join()).toContain(
      "a field is not written as an entry's is",
    );
  });

  it("are refused for bytes that are no UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from(`["${salt}","note","`), Buffer.of(0xff), Buffer.from('"]')]);
    expect((await faultsOf(await forged("case.closed", bytes.toString("base64url")))).join()).toContain(
      "not written as",
    );
  });

  it("are refused for a field of another kind, one that stands there twice, and one named like no field", async () => {
    expect((await faultsOf(await forged("case.closed", field("author", "x")))).join()).toContain(
      'field "author" is none of an entry case.closed',
    );
    expect((await faultsOf(await forged("case.closed", field("note", "x"), field("note", "y")))).join()).toContain(
      'field "note" stands there twice',
    );
    expect((await faultsOf(await forged("case.closed", field("__proto__", { x: 1 })))).join()).toContain("is none of");
    expect((await faultsOf(await forged("case.vanished", field("note", "x")))).join()).toContain("is not written as");
  });

  it("are refused, and nothing falls over, for values of another shape than their kind’s", async () => {
    const shapes: readonly Json[] = [
      null,
      1,
      "x",
      [],
      [null],
      {},
      { sha256: 1 },
      { sha256: "../../x", bytes: 1, mediaType: "image/png", name: "x" },
    ];
    for (const [kind, name] of [
      ["evidence.sealed", "evidence"],
      ["incident.reported", "evidence"],
      ["request.released", "redactions"],
      ["record.disposed", "entries"],
      ["log.exported", "size"],
      ["case.opened", "account"],
      ["ground.chosen", "grounds"],
      ["director.consulted", "consulted"],
    ] as const) {
      for (const shape of shapes) {
        expect(await faultsOf(await forged(kind, field(name, shape))), `${kind} ${JSON.stringify(shape)}`).not.toEqual(
          [],
        );
      }
    }
  });

  it("are refused, and nothing falls over, for more fields than any entry has", async () => {
    const fields = Array.from({ length: 1000 }, (_, n) => field(`name${n}`, n));
    expect((await faultsOf(await forged("case.closed", ...fields))).join()).toContain("is none of an entry");
    const log = aLog(1);
    const digests = Array(600_000)
      .fill(`"${"A".repeat(43)}"`)
      .join();
    const many = await changed(await log.write(log.exportPlan()), (files) => {
      files.replace("data/entries.jsonl", /"_sd":\[[^\]]*\]/, `"_sd":[${digests}]`);
    });
    expect((await faultsOf(many)).join()).toContain("line 1 is not written as an entry's is");
  });

  it("are refused for a disposal that names what it did not take, or that comes from nowhere", async () => {
    const log = aLog(1);
    const fields = {
      first: 0,
      last: 1,
      package: { bytes: 1, manifest: sha256(""), name: "x.zip" },
      recipients: [],
      root: log.head(2).root,
      size: 99,
    };
    log.bag.add(null, { kind: "log.exported", fields } as DeskEvent);
    expect((await faultsOf(await log.write(log.exportPlan()))).join()).toContain(
      "it speaks of an export of later entries",
    );
  });
});

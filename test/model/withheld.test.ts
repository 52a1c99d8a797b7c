import { describe, expect, it } from "vitest";
import { amended } from "../../main/model/amendment.ts";
import { entryKinds } from "../../main/model/entry.ts";
import { summarise } from "../../main/model/summary.ts";
import { completed, fieldsOf, impliedOpening, missingOf, type PartialEntry } from "../../main/model/withheld.ts";
import { reportEntry } from "../../main/packages/report/entry.ts";
import { SampleBag } from "../packages/report/a-bag.ts";

const bare: PartialEntry = {
  seq: 4,
  id: "019a0000-0000-7000-8000-000000000004",
  at: "2026-11-02T17:30:00.000Z",
  case: "019a0000-0000-7000-8000-000000000001",
  kind: "case.opened",
  policy: "sample@1",
  fields: {},
};
const caseKinds = entryKinds.filter((kind) =>
  /^(case|evidence|ground|viewpoint|director|message|step|content|user)\./.test(kind),
);

describe("entries of which fields are lacking", () => {
  it("refuses to make an entry of a case out of one of no case", () => {
    expect(() => completed({ ...bare, kind: "log.exported" }, "withheld")).toThrow(RangeError);
    expect(() => completed({ ...bare, case: null }, "withheld")).toThrow(RangeError);
  });

  it.each(caseKinds)("fills in every field of %s", (kind) => {
    const entry = completed({ ...bare, kind }, "withheld");
    expect(Object.keys(entry.fields).sort()).toEqual([...fieldsOf(kind)].sort());
    expect(missingOf(kind, entry.fields)).toEqual([]);
    expect(entry).toMatchObject({ actor: { name: "withheld" }, device: "withheld" });
  });

  it("leaves what is disclosed as it is", () => {
    const entry = completed({ ...bare, device: "desk-1", fields: { author: "someone", published: false } }, "withheld");
    expect(entry.fields).toMatchObject({ author: "someone", published: false, content: "withheld" });
    expect(entry.device).toBe("desk-1");
  });

  it("names what is missing, and takes no inherited member for a field", () => {
    expect(missingOf("step.waived", { reason: "" })).toEqual(["step", "title"]);
    expect(missingOf("device.checked", { lines: [] })).toEqual(["app", "because", "dataOn", "platform", "verdict"]);
    expect(missingOf("case.closed", Object.create({ note: "" }))).toEqual(["note"]);
  });

  it("changes no other entry by half a correction", () => {
    const opened = completed(bare, "withheld");
    const correction = completed({ ...bare, seq: 5, kind: "case.amended", fields: { field: "author" } }, "withheld");
    expect(amended([opened, correction])).toEqual([opened, correction]);
  });

  it("lets a case be summed up whose opening is in an earlier package", () => {
    const kept = completed({ ...bare, kind: "case.kept" }, "withheld");
    const summary = summarise([impliedOpening({ ...bare, kind: "case.kept" }, "earlier"), kept]);
    expect(summary).toMatchObject({ author: "earlier", outcomes: ["case.kept"], picture: null });
  });

  it("knows exactly the fields that cases are recorded with", () => {
    const bag = new SampleBag().tell(60, 11);
    for (const entry of bag.entries.map(reportEntry)) {
      expect(entry.missing).toEqual([]);
      const own = [...entry.fields.keys()].filter((name) => name !== "actor" && name !== "device");
      expect(own.sort()).toEqual([...fieldsOf(entry.kind)].sort());
    }
  });
});

import { describe, expect, it } from "vitest";
import type { RequestView } from "../../../main/model/records-view.ts";
import { goingOut } from "../../../renderer/requests/going-out.ts";
import { currentStep, nothingLooked, requestSteps, unseenCases } from "../../../renderer/requests/request-steps.ts";
import { entry, field, previewCase, row, view } from "./sample.ts";

const evidence = { bytes: 9, mediaType: "image/png", name: "a.png", sha256: "ab".repeat(32) };
const two = [
  previewCase("a", 4, [entry(3), entry(4, { kind: "evidence.sealed", evidence })]),
  previewCase("b", 9, [entry(9)]),
];

function states(seen: RequestView, looked = nothingLooked): string {
  return requestSteps(seen, looked)
    .map(({ state }) => state)
    .join(" ");
}

describe("the steps of a request", () => {
  it("[A-6.e.i] shuts what needs a choice, and leaves the answer open: nothing may be found", () => {
    expect(states(view())).toBe("done open shut shut open");
    expect(currentStep(requestSteps(view(), nothingLooked))).toBe("choose");
  });

  it("goes from the choice through the review and the slip to the release", () => {
    const chosen = view({ cases: two, slip: [{ item: "Author", provision: "minor", citation: "S 1" }] });
    expect(states(chosen)).toBe("done done open open open");
    const gone = { cases: { a: 4, b: 9 }, slip: null };
    expect(currentStep(requestSteps(chosen, gone))).toBe("slip");
    expect(currentStep(requestSteps(chosen, { ...gone, slip: 3 }))).toBe("answer");
  });

  it("wants the slip looked at again after any change", () => {
    const changed = view({ cases: two, revision: 4, slip: [{ item: "Author", provision: "minor", citation: "S 1" }] });
    expect(currentStep(requestSteps(changed, { cases: { a: 4, b: 9 }, slip: 3 }))).toBe("slip");
  });

  it("wants a case gone through again that went on since, and one that was chosen later", () => {
    const chosen = view({ cases: two });
    expect(unseenCases(chosen, { cases: { a: 3, b: 9 }, slip: null })).toEqual(["a"]);
    expect(unseenCases(chosen, { cases: { a: 4 }, slip: null })).toEqual(["b"]);
    expect(unseenCases(chosen, { cases: { a: 4, b: 9, c: 1 }, slip: null })).toEqual([]);
  });

  it("needs no slip where nothing is withheld", () => {
    const steps = requestSteps(view({ cases: two }), { cases: { a: 4, b: 9 }, slip: null });
    expect(steps.find(({ id }) => id === "slip")).toMatchObject({
      state: "done",
      line: "Nothing is withheld: none needed",
    });
  });

  it("says “not released yet” until main has said otherwise", () => {
    const line = (seen: RequestView) => requestSteps(seen, nothingLooked).at(-1)?.line;
    expect(line(view({ cases: two }))).toBe("Not released yet");
    const answer = { outcome: "released", words: "", how: "", title: "", package: null, seq: 12 } as const;
    const answered = row({ standing: "released", answeredOn: "2026-11-20" });
    expect(line(view({ cases: two, row: answered, answer }))).toBe("Answered November 20, 2026");
    expect(states(view({ row: answered, answer }))).toBe("done done done done done");
  });
});

describe("what would go out", () => {
  it("counts what goes, what is left out, withheld and covered", () => {
    const redaction = {
      seq: 4,
      provision: "minor",
      areas: [],
      original: evidence.sha256,
      redacted: evidence,
      hidesFile: true,
    };
    const leftOut = previewCase("b", 9, [entry(9, { leftOut: true })]);
    const withheld = [
      { seq: 3, field: "author", provision: "minor" },
      { seq: 9, field: "author", provision: "minor" },
    ];
    const seen = view({
      cases: [previewCase("a", 4, two[0]?.entries ?? []), leftOut],
      withheld,
      redactions: [redaction],
    });
    expect(goingOut(seen)).toEqual([
      "2 cases with 2 entries and 1 file",
      "1 entry left out",
      "1 field withheld",
      "1 picture with covered areas",
      "The withholding slip",
      "A proof for every entry, and how to check it",
    ]);
  });

  it("does not count a file that is withheld as a whole", () => {
    const fields = [field("evidence", { withheld: "minor", value: null })];
    const cases = [previewCase("a", 4, [entry(4, { kind: "evidence.sealed", evidence, fields })])];
    const withheld = [{ seq: 4, field: "evidence", provision: "minor" }];
    expect(goingOut(view({ cases, withheld }))[0]).toBe("1 case with 1 entry and 0 files");
  });
});

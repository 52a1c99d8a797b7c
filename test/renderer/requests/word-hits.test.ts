import { describe, expect, it } from "vitest";
import type { WordHit } from "../../../main/model/records-view.ts";
import { foundSentence, standingOfHit } from "../../../renderer/requests/word-hits.ts";
import { view } from "./sample.ts";

const hit = (part: Partial<WordHit>): WordHit => ({
  seq: 4,
  case: "a",
  field: "content",
  excerpt: "moose",
  withheld: false,
  ...part,
});
const redacted = { bytes: 1, mediaType: "image/png", name: "a.png", sha256: "cd".repeat(32) };
const covered = view({
  redactions: [{ seq: 4, provision: "minor", areas: [], original: "ab".repeat(32), redacted, hidesFile: false }],
});

describe("a name that is looked for", () => {
  it("[A-6.e.i] never counts as withheld because some area of its picture is covered", () => {
    const inPicture = hit({ field: "picture", withheld: true });
    expect(standingOfHit(covered, inPicture)).toBe("covered");
    expect(foundSentence("moose", ["covered"])).toBe(
      "“moose” stands in 1 place; 1 may, in pictures with covered areas.",
    );
  });

  it("counts as withheld where its field, or the whole file, is", () => {
    const whole = view({ ...covered, withheld: [{ seq: 4, field: "evidence", provision: "minor" }] });
    expect(standingOfHit(whole, hit({ field: "picture", withheld: true }))).toBe("withheld");
    const named = covered.redactions.map((one) => ({ ...one, hidesFile: true }));
    expect(standingOfHit({ ...whole, redactions: named }, hit({ field: "picture", withheld: true }))).toBe("covered");
    expect(standingOfHit(view(), hit({ withheld: true }))).toBe("withheld");
    expect(standingOfHit(view(), hit({}))).toBe("out");
    expect(standingOfHit(view(), hit({ field: "picture" }))).toBe("picture");
  });

  it("is told with what would still go out", () => {
    expect(foundSentence("moose", [])).toBe("“moose” stands nowhere in what would go out.");
    expect(foundSentence("moose", ["withheld", "withheld"])).toBe("“moose” stands in 2 places; all are withheld.");
    expect(foundSentence("moose", ["out", "withheld", "picture", "covered"])).toBe(
      "“moose” stands in 4 places; 2 would go out, 1 may, in pictures with covered areas.",
    );
  });
});

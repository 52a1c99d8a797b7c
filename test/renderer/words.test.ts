import { describe, expect, it } from "vitest";
import type { Outcome } from "../../main/model/case-view.ts";
import { actionWord, caseTitle, fileTypeWords, outcomeOf } from "../../renderer/words.ts";

const of = (closed: boolean, ...outcomes: Outcome[]) => outcomeOf({ closed, outcomes });

describe("outcomes in words", () => {
  it("says how a case ended, and marks it in more than colour", () => {
    expect(of(true, "content.removed", "user.blocked")).toEqual({ words: "Removed, blocked", tone: "bad" });
    expect(of(false, "content.restored")).toEqual({ words: "Restored", tone: "warn" });
    expect(of(true, "case.kept")).toEqual({ words: "Kept", tone: "good" });
    expect(of(false)).toEqual({ words: "Open", tone: "accent" });
    expect(of(true)).toEqual({ words: "Closed", tone: "plain" });
  });

  it("has a word for filters", () => {
    expect(actionWord("content.declined")).toBe("Declined");
    expect(actionWord("open")).toBe("Open");
  });

  it("names a case by its kind of content and its author", () => {
    expect(caseTitle({ contentKind: "comment", author: "river_walker_77" })).toBe("Comment by “river_walker_77”");
  });
});

it("calls a file's type by the name that people know", () => {
  expect(fileTypeWords("image/jpeg")).toBe("a JPEG picture");
  expect(fileTypeWords("image/avif")).toBe("an AVIF picture");
  expect(fileTypeWords("video/quicktime")).toBe("an MOV recording");
  expect(fileTypeWords("application/pdf")).toBe("a PDF file");
});

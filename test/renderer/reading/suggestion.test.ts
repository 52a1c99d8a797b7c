import { describe, expect, it } from "vitest";
import { isReadable, readableText, withFound } from "../../../renderer/reading/suggestion.ts";

describe("text found in a screenshot", () => {
  it("never takes the place of what was typed", () => {
    expect(withFound("", "found")).toBe("found");
    expect(withFound("  \n", "found")).toBe("found");
    expect(withFound("typed by hand ", "found")).toBe("typed by hand\nfound");
  });

  it("loses what could not be recorded", () => {
    expect(readableText("  duck\u0000 pond\r\nbench \n")).toBe("duck pond\nbench");
    expect(readableText("\u0007 \n")).toBe("");
  });

  it("is looked for in pictures alone", () => {
    const blob = (type: string) => ({ blob: new Blob([], { type }) });
    const source = (name: string) => ({ source: { source: "s", name, bytes: 1 } });
    expect(isReadable({ name: "a", from: blob("image/png"), preview: null })).toBe(true);
    expect(isReadable({ name: "a.mp4", from: blob("video/mp4"), preview: null })).toBe(false);
    expect(isReadable({ name: "A.JPG", from: source("A.JPG"), preview: null })).toBe(true);
    expect(isReadable({ name: "letter.pdf", from: source("letter.pdf"), preview: null })).toBe(false);
  });
});

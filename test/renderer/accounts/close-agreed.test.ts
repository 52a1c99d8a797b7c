import { describe, expect, it } from "vitest";
import type { Discussion } from "../../../main/model/register-view.ts";
import { formOf } from "../../../renderer/accounts/at-account.ts";
import { record } from "./sample.ts";

const discussion = (outcome: Discussion["outcome"]): Discussion => ({
  on: "2026-11-10",
  with: [{ name: "Fern Invented", role: "Librarian" }],
  outcome,
  words: "Nobody posts there any more.",
  again: null,
});

describe("[N-V.3] the form of what was agreed on", () => {
  const place = { screen: "account", id: "a-1", doing: "close-agreed" } as const;

  it("is the pause or the closing, as the discussion came out", () => {
    expect(formOf(place, record({ discussion: discussion("close-for-now") }))).toEqual({
      tab: "overview",
      doing: "pause",
    });
    expect(formOf(place, record({ discussion: discussion("close-for-good") }))).toEqual({
      tab: "overview",
      doing: "deactivate",
    });
  });

  it("is the discussion itself where nothing was agreed on after all", () => {
    for (const one of [discussion("keep"), null]) {
      expect(formOf(place, record({ discussion: one }))).toEqual({ tab: "reviews", doing: "discuss" });
    }
  });

  it("leaves every other place as it is", () => {
    expect(formOf({ screen: "account", id: "a-1" }, record())).toEqual({ tab: "overview", doing: null });
    expect(formOf({ screen: "account", id: "a-1", tab: "people", doing: "lead" }, record())).toEqual({
      tab: "people",
      doing: "lead",
    });
  });
});

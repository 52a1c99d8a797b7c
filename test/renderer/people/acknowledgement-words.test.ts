import { describe, expect, it } from "vitest";
import {
  acknowledgementStage,
  nextWords,
  otherVersion,
  policyWords,
  stageTag,
} from "../../../renderer/people/acknowledgement-words.ts";

const signed = { signedOn: "2026-02-01", policy: "sample@2026-01-01", scan: null, forwardedOn: null, forwardedTo: "" };
const to = "Human Relations";

describe("the acknowledgement", () => {
  it("[A-6.b.ii] is missing for whoever may post, and not needed for others", () => {
    expect(acknowledgementStage({ acknowledgement: null, left: null }, true, to)).toBe("missing");
    expect(acknowledgementStage({ acknowledgement: null, left: null }, false, to)).toBe("not-needed");
    const left = { on: "2026-01-01", because: "moved" };
    expect(acknowledgementStage({ acknowledgement: null, left }, true, to)).toBe("not-needed");
  });

  it("[A-6.b.ii] is half done until it is forwarded, where the policy names to whom", () => {
    expect(acknowledgementStage({ acknowledgement: signed, left: null }, true, to)).toBe("signed");
    const forwarded = { ...signed, forwardedOn: "2026-02-03", forwardedTo: to };
    expect(acknowledgementStage({ acknowledgement: forwarded, left: null }, true, to)).toBe("forwarded");
    expect(stageTag("signed", to)).toEqual({ words: "Not with Human Relations yet", tone: "warn" });
    expect(nextWords("forwarded", to, 30)).toBeNull();
  });

  it("[N-VI.A] ends with the signature where it stays with the department", () => {
    expect(acknowledgementStage({ acknowledgement: signed, left: null }, true, null)).toBe("forwarded");
    expect(stageTag("forwarded", null)).toEqual({ words: "Signed", tone: "good" });
  });

  it("[N-hist] says when the text that was signed is of another version than the one in use", () => {
    const pack = { id: "sample", version: "2026-01-01", effective: "2026-01-01" };
    expect(otherVersion("sample@2026-01-01", pack)).toBeNull();
    expect(otherVersion("sample@2022-07-18", pack)).toBe(
      "Signed under the version of July 18, 2022; the one in use is of January 1, 2026.",
    );
  });
});

it("a policy goes by its short title and the day of its version", () => {
  const pack = { id: "sample", shortTitle: "P&P 1" };
  expect(policyWords("sample@2026-01-01", pack)).toBe("P&P 1 of January 1, 2026");
  expect(policyWords("sample@7b", pack)).toBe("P&P 1 of 7b");
  expect(policyWords("other@7", pack)).toBe("another policy (other@7)");
});

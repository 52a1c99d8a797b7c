import { describe, expect, it } from "vitest";
import type { SharedState } from "../../../main/model/vault-view.ts";
import { sharedWords, whyNotTaken } from "../../../renderer/custodians/shared-words.ts";

const zone = "America/Anchorage";
const now = new Date("2026-03-20T20:00:00.000Z");

function of(state: Exclude<SharedState["state"], "none">, code: string | null = null): SharedState {
  return { state, folder: "Parks passwords", at: "2026-03-03T20:00:00.000Z", refused: code === null ? null : { code } };
}

describe("a vault's shared folder", () => {
  it("is named in every state but none, each with words and a lamp of its own", () => {
    const states = [of("in-step"), of("waiting"), of("newer-there"), of("refused")].map((one) =>
      sharedWords(one, zone, now),
    );
    for (const { words } of states) expect(words).toContain("“Parks passwords”");
    expect(new Set(states.map(({ words }) => words)).size).toBe(4);
    expect(states.map(({ tone }) => tone)).toEqual(["good", "warn", "warn", "bad"]);
    expect(sharedWords({ state: "none" }, zone, now).words).toBe("No shared folder.");
  });

  it("says why a copy was not taken, in the words of that refusal", () => {
    expect(whyNotTaken(of("refused", "VAULT_CUT_SHORT"))).toMatch(/^The sealed file is cut short/);
    expect(whyNotTaken(of("in-step"))).toBeNull();
    expect(whyNotTaken({ state: "none" })).toBeNull();
  });

  it("is silent about a reason that this version does not know", () => {
    expect(whyNotTaken(of("refused", "VAULT_ON_THE_MOON"))).toBeNull();
  });
});

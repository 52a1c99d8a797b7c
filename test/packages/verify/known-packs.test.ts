import { describe, expect, it } from "vitest";
import { type PolicyPack, packRef } from "../../../main/model/policy-pack.ts";
import { Faults } from "../../../main/packages/verify/faults.ts";
import { knownPacks } from "../../../main/packages/verify/packs.ts";
import { anchorage } from "../../model/packs.ts";

/** What is said of a package's policy by a reader who has `mine`. */
function said(theirs: PolicyPack, mine: PolicyPack): readonly string[] {
  const faults = new Faults();
  knownPacks(new Map([[packRef(theirs), theirs]]), new Map([[packRef(mine), mine]]), faults);
  return faults.list.map(({ what }) => what);
}

describe("the policy of a package beside the reader’s own", () => {
  it("may lack a role, or have one more, that no step names: it words nothing", () => {
    const fewer = { ...anchorage, roles: anchorage.roles.filter(({ id }) => id !== "designee") };
    expect(said(fewer, anchorage)).toEqual([]);
    expect(said(anchorage, fewer)).toEqual([]);
  });

  it("may not give a role another title, nor consult another one", () => {
    const renamed = anchorage.roles.map((role) => (role.id === "director" ? { ...role, title: "Nobody" } : role));
    expect(said({ ...anchorage, roles: renamed }, anchorage)).toEqual([expect.stringMatching(/in roles$/)]);
    const asked = anchorage.steps.map((step) => (step.kind === "consultation" ? { ...step, role: "designee" } : step));
    expect(said({ ...anchorage, steps: asked }, anchorage)).toEqual([expect.stringMatching(/in steps$/)]);
  });
});

import { describe, expect, it } from "vitest";
import type { CaseEvent, Json } from "../../main/model/entry.ts";
import { outcomes, summarise } from "../../main/model/summary.ts";
import { entriesOf, event } from "./a-case.ts";
import { anchorage, anoka } from "./packs.ts";

function amend(seq: number, field: string, correction: Json): CaseEvent {
  return {
    kind: "case.amended",
    fields: { amends: { id: `entry-${seq}`, seq }, correction, field, reason: "A slip." },
  };
}

describe("a case's summary", () => {
  it("tells account, author, first picture, latest grounds and counts", () => {
    const entries = entriesOf(
      anchorage,
      event.opened(),
      event.sealed("other"),
      event.sealed("before", "application/pdf"),
      event.sealed("before", "image/webp"),
      event.grounds(anchorage, "profane"),
      event.grounds(anchorage, "violent"),
      event.waived("consultation"),
      event.message(),
    );
    expect(summarise(entries)).toMatchObject({
      id: "case-1",
      firstSeq: 0,
      lastSeq: 7,
      entries: 8,
      policy: "anchorage-pp-16-5@2020-03-09",
      account: { id: "account-1", department: "Parks" },
      author: "@River_Walker_77",
      authorKey: "facebook\nriver_walker_77",
      picture: { mediaType: "image/webp" },
      grounds: [{ id: "violent", citation: "P&P 16-5, section 6.f.i.j" }],
      evidenceCount: 3,
      waivers: 1,
      messages: 1,
      outcomes: [],
      closed: false,
    });
  });

  it("applies corrections, the latest last, and only those that may be made", () => {
    const entries = entriesOf(
      anchorage,
      event.opened(),
      amend(0, "author", "@wrong"),
      amend(0, "author", "@Right"),
      amend(0, "content", "What was really said."),
      amend(0, "account", "other"),
    );
    expect(summarise(entries)).toMatchObject({
      author: "@Right",
      authorKey: "facebook\nright",
      excerpt: "What was really said.",
      account: { id: "account-1" },
    });
    expect(entries[0]?.fields).toMatchObject({ author: "@River_Walker_77" });
  });

  it("[N-V.8] lists what is in effect: restoring follows hiding, unblocking follows blocking", () => {
    const of = (...events: CaseEvent[]) => outcomes(entriesOf(anchorage, ...events));
    const [remove, block] = [event.done(anchorage, "remove"), event.done(anchorage, "block")];
    expect(of(remove, block)).toEqual(["content.removed", "user.blocked"]);
    expect(of(remove, block, event.restored())).toEqual(["user.blocked", "content.restored"]);
    expect(of(remove, block, event.unblocked(), event.restored())).toEqual(["user.unblocked", "content.restored"]);
    expect(of(event.kept())).toEqual(["case.kept"]);
    expect(outcomes(entriesOf(anoka, event.done(anoka, "hide"), event.restored()))).toEqual(["content.restored"]);
  });

  it("cuts a long text without splitting a character", () => {
    const content = `${"x".repeat(239)}😀 and more`;
    expect(summarise(entriesOf(anchorage, event.opened({ content }))).excerpt).toBe("x".repeat(239));
  });

  it("refuses entries that are no case", () => {
    expect(() => summarise([])).toThrow(RangeError);
  });
});

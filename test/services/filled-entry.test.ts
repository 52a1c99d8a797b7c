import { describe, expect, it } from "vitest";
import { filled } from "../../main/services/filled-entry.ts";
import { actor, uuid } from "../packages/report/a-bag.ts";

const about = { seq: 4, id: uuid(4), at: "2026-11-02T18:00:00.000Z", case: uuid(1), policy: "sample@1" } as const;
const none = { under: new Map<string, string>() };

describe("[A-6.e.i] an entry of a package of which something is missing", () => {
  it("says where it would stand under which provision it is withheld, each field under its own", () => {
    const opened = { ...about, kind: "case.opened", actor, fields: { content: "words" } } as const;
    const under = new Map([
      ["4 author", "Sample Act 1"],
      ["4 platform", "Sample Act 2"],
      ["5 address", "another entry’s"],
    ]);
    expect(filled(opened, { under }).fields).toMatchObject({
      author: "Withheld under Sample Act 1",
      platform: "Withheld under Sample Act 2",
      content: "words",
      account: { name: "[not in this package]" },
      address: null,
    });
  });

  it("says of the person who made it the same, and of what nobody explains only that it is not here", () => {
    const closed = { ...about, kind: "case.closed", fields: {} } as const;
    expect(filled(closed, { under: new Map([["4 actor", "Sample Act 3"]]) })).toMatchObject({
      actor: { name: "Withheld under Sample Act 3" },
      fields: { note: "[not in this package]" },
    });
    expect(filled(closed, none)).toMatchObject({ actor: { name: "[not in this package]" } });
    expect(() => filled({ ...closed, case: null }, none)).toThrow(RangeError);
  });

  it("takes no text for a field that is a time, a choice or a file", () => {
    const under = new Map(["doneAt", "label"].map((field) => [`4 ${field}`, "Sample Act 4"]));
    const removed = { ...about, kind: "content.removed", actor, fields: { action: "a", note: "" } } as const;
    expect(filled(removed, { under }).fields).toEqual({
      action: "a",
      doneAt: about.at,
      label: "Withheld under Sample Act 4",
      note: "",
    });
  });
});

import { describe, expect, it } from "vitest";
import { isWholeKey, standingOf } from "../../../renderer/custodians/key-standing.ts";
import { custodian, me, vault } from "../../model/a-desk.ts";

const pat = custodian("Pat Sample", { email: "pat.sample@city.example" });
const summary = vault({ custodians: [me, pat] });
const stranger = { keyId: "0badc0de", email: "sam.sole@city.example", hybrid: false, isMe: false };
const ofPat = { ...stranger, keyId: pat.keyId, email: pat.email };

describe("what an export key is to a vault", () => {
  it("refuses one's own and one that is there", () => {
    expect(standingOf({ ...stranger, isMe: true }, summary)).toEqual({ is: "me" });
    expect(standingOf(ofPat, summary)).toEqual({ is: "there", custodian: pat });
  });

  it("takes a post-quantum key only beside the ordinary one, and once", () => {
    expect(standingOf({ ...stranger, hybrid: true }, summary)).toEqual({ is: "lone-twin" });
    expect(standingOf({ ...ofPat, hybrid: true }, summary)).toEqual({ is: "twin", custodian: pat });
    const both = { ...pat, hybrid: true };
    expect(standingOf({ ...ofPat, hybrid: true }, vault({ custodians: [me, both] }))).toMatchObject({ is: "there" });
  });

  it("tells of another key of the same address, and lets one who was removed come back", () => {
    expect(standingOf({ ...ofPat, keyId: "0badc0de" }, summary)).toEqual({ is: "again", custodian: pat });
    const removed = { at: "2026-03-03T20:00:00.000Z", by: "Robin Vale", because: "left" };
    expect(standingOf(ofPat, vault({ custodians: [me, { ...pat, removed }] }))).toEqual({ is: "new" });
    expect(standingOf(stranger, summary)).toEqual({ is: "new" });
  });
});

describe("a pasted export key", () => {
  const key =
    "custodia/export-key@v1\nname Pat Lee\nsigner pat@city.example+0badc0de+AAAA\n\n— pat@city.example AAAA\n";

  it("is read at once only when it is whole", () => {
    expect(isWholeKey("")).toBe(false);
    expect(isWholeKey("Hello, here is my key.")).toBe(false);
    expect(isWholeKey(key.slice(0, -22))).toBe(false);
    expect(isWholeKey(key)).toBe(true);
    expect(isWholeKey(`\n  ${key}\n\n`)).toBe(true);
  });
});

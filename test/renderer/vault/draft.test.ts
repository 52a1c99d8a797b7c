import { describe, expect, it } from "vitest";
import {
  changedSince,
  emptyDraft,
  inputOf,
  isChanged,
  openDraftOf,
  recoveryLines,
  untouched,
} from "../../../renderer/vault/draft.ts";
import { credential, version } from "./rows.ts";

const open = { ...emptyDraft, label: "  Newsletter ", username: "news" };

describe("what the form of a credential sends", () => {
  it("keeps every secret that was not touched, of one that exists", () => {
    const input = inputOf(open, untouched, false);
    expect([input.password, input.totp, input.recoveryCodes, input.notes]).toEqual(Array(4).fill({ keep: true }));
  });

  it("sends empty secrets for a new one, where there is nothing to keep", () => {
    expect(inputOf(open, untouched, true).password).toEqual({ keep: false, value: "" });
  });

  it("takes a password to the letter, with the blanks around it", () => {
    const input = inputOf(open, { ...untouched, password: "  two words " }, false);
    expect(input.password).toEqual({ keep: false, value: "  two words " });
  });

  it("tells an emptied secret from an untouched one", () => {
    expect(inputOf(open, { ...untouched, totp: "" }, false).totp).toEqual({ keep: false, value: "" });
  });

  it("trims the name, and sends no address and no account where none is given", () => {
    expect(inputOf(open, untouched, true)).toMatchObject({ label: "Newsletter", address: null, account: null });
  });

  it("sends recovery codes one a line, without blank lines and blanks", () => {
    const input = inputOf(open, { ...untouched, recoveryCodes: " 11-22 \n\n33-44\r\n" }, true);
    expect(input.recoveryCodes).toEqual({ keep: false, value: "11-22\n33-44" });
    expect(recoveryLines("\n \n")).toEqual([]);
  });
});

describe("a form that was opened", () => {
  const before = credential([version("v1")], { address: "https://news.example/", account: "account-1" });

  it("has nothing to save until something differs, and has when a secret was touched", () => {
    expect(isChanged(openDraftOf(before), untouched, before)).toBe(false);
    expect(isChanged({ ...openDraftOf(before), username: "other" }, untouched, before)).toBe(true);
    expect(isChanged(openDraftOf(before), { ...untouched, notes: "" }, before)).toBe(true);
    expect(isChanged(emptyDraft, untouched, null)).toBe(false);
  });

  it("says what changed since the version that was looked at, each field once", () => {
    const now = credential([
      version("v3", { changed: ["password", "notes"] }),
      version("v2", { changed: ["password"] }),
      version("v1", { changed: ["label", "password"] }),
    ]);
    expect(changedSince(now, "v1")).toEqual(["password", "notes"]);
    expect(changedSince(now, "v3")).toEqual([]);
  });

  it("says what the newest version changed when the one looked at is not in the history", () => {
    expect(changedSince(credential([version("v9", { changed: ["username"] }), version("v8")]), "v1")).toEqual([
      "username",
    ]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { type Custodian, type KnownKey, makeReceipt, readReceipt, receiptText } from "../../main/custodians/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { aCustodian, quinn } from "./a-custodian.ts";

const receipt = {
  vault: "019356a1-0000-7000-8000-000000000001",
  revision: 17,
  at: "2026-11-20T09:00:00.000Z",
  content: "0123456789abcdef".repeat(4),
};
let pat: Custodian;
let other: Custodian;
let keys: KnownKey[];
let note = "";
beforeAll(async () => {
  [pat, other] = await Promise.all([aCustodian(), aCustodian(quinn)]);
  keys = [other.key, pat.key];
  note = makeReceipt(receipt, pat);
});

function refusal(text: string, among = keys): string {
  try {
    readReceipt(text, among);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "taken";
}

describe("a receipt", () => {
  it.each<[string, string, () => string]>([
    ["an empty paste", "RECEIPT_UNREADABLE", () => ""],
    ["an export key", "RECEIPT_UNREADABLE", () => pat.key.text],
    ["a receipt cut short", "RECEIPT_UNREADABLE", () => note.slice(0, -50)],
    ["a receipt of a later version", "RECEIPT_UNREADABLE", () => note.replace("@v1", "@v2")],
    ["another hash", "RECEIPT_UNREADABLE", () => pat.signNote(receiptText(receipt).replace("sha256:", "sha512:"))],
    ["revision 0", "RECEIPT_UNREADABLE", () => pat.signNote(receiptText({ ...receipt, revision: 0 }))],
    [
      "a day that is none",
      "RECEIPT_UNREADABLE",
      () => pat.signNote(receiptText({ ...receipt, at: "2026-02-30T00:00:00.000Z" })),
    ],
    ["a vault of no id", "RECEIPT_UNREADABLE", () => pat.signNote(receiptText({ ...receipt, vault: "../vault" }))],
    ["another revision than was signed", "RECEIPT_UNSIGNED", () => note.replace("revision 17", "revision 18")],
    ["a name that another custodian has", "RECEIPT_UNSIGNED", () => note.replace(pat.key.email, quinn.email)],
  ])("that is %s is refused with %s", (_, code, text) => {
    expect(refusal(text())).toBe(code);
  });

  it("of somebody who is no custodian is foreign, and so is one of another key under the same address", async () => {
    expect(refusal(note, [other.key])).toBe("RECEIPT_FOREIGN");
    expect(refusal(note, [(await aCustodian()).key])).toBe("RECEIPT_UNSIGNED");
  });

  it("[A-6.h.i] says which custodian opened which revision, and is found in a mail", () => {
    const lines = [
      "custodia/receipt@v1",
      "vault 019356a1-0000-7000-8000-000000000001",
      "revision 17",
      "at 2026-11-20T09:00:00.000Z",
      `content sha256:${receipt.content}`,
      "",
    ];
    expect(note.startsWith(`${lines.join("\n")}\n— ${pat.key.email} `)).toBe(true);
    const read = { receipt, keyId: pat.key.keyId };
    expect(readReceipt(note, keys)).toEqual(read);
    expect(readReceipt(`It opened.\r\n\r\n${note.replace(/^/gm, "> ").replaceAll("\n", "\r\n")}`, keys)).toEqual(read);
  });
});

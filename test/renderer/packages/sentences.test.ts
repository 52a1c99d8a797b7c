import { describe, expect, it } from "vitest";
import type { ErrorCode, ErrorDetail } from "../../../main/model/error-code.ts";
import { sentencesFor } from "../../../renderer/sentences.ts";

function what(code: ErrorCode, detail: ErrorDetail): string {
  return sentencesFor({ code, detail }).what;
}

describe("refusals of packages and records", () => {
  it("name the part of the package, and leave out what only a system knows by name", () => {
    expect(what("PACKAGE_UNREADABLE", { reason: "it can't be unpacked", file: "data/report.html" })).toBe(
      "The file is not a package of Custodia, or it is damaged: it can’t be unpacked (data/report.html).",
    );
    expect(what("PACKAGE_UNREADABLE", { reason: "ENOENT" })).not.toContain("ENOENT");
    expect(what("PACKAGE_CUT_SHORT", { file: "data/entries.jsonl" })).toContain("(data/entries.jsonl)");
  });

  it("say how much room is needed and how much there is, whichever is known", () => {
    expect(what("EXPORT_NO_ROOM", { needed: 2_000_000_000, free: 48_000_000 })).toContain(
      "2 GB are needed, 48 MB are free",
    );
    expect(what("EXPORT_NO_ROOM", { free: 48_000_000 })).toContain("folder: 48 MB are free");
    expect(what("EXPORT_NO_ROOM", {})).toBe("There is not enough room in that folder. Nothing was saved.");
  });

  it("name the key that can’t be sealed to by what the person called it", () => {
    expect(what("RECIPIENT_INVALID", { label: "City IT" })).toContain("“City IT”");
    expect(what("RECIPIENT_INVALID", { label: "" })).toMatch(/^What stands there/);
  });

  it("say of a sealed package for whom it may be, and speak of no form that was filled in", () => {
    const { what, next } = sentencesFor({ code: "VAULT_LOCKED", detail: { of: "package" } });
    expect(what).toContain("perhaps for IT alone");
    expect(next).toMatch(/unlock your vault first.*key file/);
    expect(next).not.toContain("typed");
    expect(sentencesFor({ code: "VAULT_LOCKED", detail: {} }).next).toContain("typed");
  });

  it("give the reason of a hold, and the number of a disposed entry", () => {
    expect(what("HOLD_STANDS", { hold: "h", reason: "A suit is expected." })).toContain("it: A suit is expected, so");
    expect(what("RECORD_DISPOSED", { seq: 1204 })).toContain("entry no. 1,204");
  });

  it("do not ask for a day in the past where it lies ahead", () => {
    const next = (field: string) => sentencesFor({ code: "DATE_INVALID", detail: { field } }).next;
    expect(next("until")).not.toContain("future");
    expect(next("receivedOn")).toContain("future");
  });
});

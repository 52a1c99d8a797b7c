import { describe, expect, it } from "vitest";
import type { PackageFault, PackageReport, Witnessing } from "../../../main/model/records-view.ts";
import type { PackageFile } from "../../../main/packages/open/index.ts";
import type { Head } from "../../../main/packages/verify/head.ts";
import { notesOn } from "../../../main/packages/verify/notes.ts";
import { faultTitle } from "../../../renderer/packages/package-faults.tsx";
import {
  keyWords,
  notesBeside,
  packageLine,
  packageTitle,
  verdictWords,
} from "../../../renderer/packages/package-words.ts";
import { emailFault, recipientFault, recipientOf } from "../../../renderer/packages/recipient-check.ts";
import { isSignable, logName, witnessWords } from "../../../renderer/packages/witness-words.ts";

const origin = "sample.invalid/custodia/0123456789abcdef";

const whole = "age15ad7l7h8u0kghpljfhhh96v89sez248yj5na6ezmyk0d8rnp7scs5wq65s";

const report: PackageReport = {
  ok: true,
  name: "custodia-0123456789abcdef-0-90.zip",
  kind: "export",
  sealed: false,
  origin,
  vkey: `${origin}+0f1e2d3c+key`,
  organisation: "City of Sample",
  first: 0,
  last: 90,
  entries: 91,
  size: 91,
  root: "T7Tqh3sJHSj6Bs6ZGiH6IQ7E1zTTo0cdJnpE1bUu0aE=",
  files: 6,
  bytes: 91_000,
  cosigned: [],
  key: "own",
  previous: null,
  faults: [],
  faultCount: 0,
  notes: [],
};

describe("an opened package in words", () => {
  it("is never said to verify when anything is wrong", () => {
    expect(verdictWords({ ...report, ok: false, faultCount: 1 })).toBe("This package does not verify: 1 fault.");
    expect(verdictWords(report)).toBe("This package verifies: 91 entries and 6 files.");
  });

  it("has a title even where nothing in it could be read", () => {
    const unread = { ...report, organisation: null, origin: null, first: null, last: null };
    expect(packageTitle(unread)).toBe(report.name);
    expect(packageTitle({ ...unread, origin })).toBe("sample.invalid, log 0123…cdef");
    expect(packageLine(unread)).toBe("Export · no entries · 6 files, 91 KB");
    expect(packageLine({ ...report, sealed: true, kind: "release" })).toBe(
      "Answer to a records request · entries no. 0 to no. 90 · 6 files, 91 KB · it was sealed",
    );
  });

  it("asks for a comparison by phone where only the package’s own key was at hand", () => {
    expect(keyWords(report)).toContain("by phone");
    expect(keyWords({ ...report, key: "given" })).not.toContain("by phone");
  });

  it("asks nobody to read a key to them that is their own", () => {
    expect(keyWords(report, true)).not.toMatch(/phone|sender/);
  });

  it("tells once that the key was only in the package, but leaves the note where the verdict says nothing of keys", () => {
    const file = {} as PackageFile;
    const facts = { file: { ...file, top: "a", name: "a.zip", sealed: false }, head: { others: 0 } as Head };
    const more = { kind: "export", cosigned: [], manifest: null, given: false, compared: false, first: 0 } as const;
    const notes = notesOn({ ...facts, ...more });
    const telling = (some: readonly string[]) => some.filter((note) => note.includes("Whose key")).length;
    expect(telling(notes)).toBe(1);
    expect(telling(notesBeside({ ok: true, notes }))).toBe(0);
    expect(notesBeside({ ok: true, notes })).toHaveLength(notes.length - 1);
    expect(notesBeside({ ok: false, notes })).toEqual(notes);
  });

  it("names a fault by its entry, by its file, else by the part of the package", () => {
    const fault: PackageFault = { part: "signature", seq: null, file: null, what: "x" };
    expect(faultTitle({ ...fault, seq: 1204, file: "data/entries.jsonl" })).toBe("Entry no. 1,204");
    expect(faultTitle({ ...fault, file: "data/removals.csv" })).toBe("data/removals.csv");
    expect(faultTitle(fault)).toBe("The signature");
  });
});

describe("witnessing in words", () => {
  const before = { origin, size: 61, at: "2020-03-03T20:00:00.000Z" };
  const all: readonly Witnessing[] = ["first", "extends", "same", "older", "forked", "unproved", "own"];

  it("lets a head be signed only where it goes on from what was seen", () => {
    expect(all.filter(isSignable)).toEqual(["first", "extends", "same"]);
  });

  it("calls a fork bad, what nothing shows a warning, and neither of them good", () => {
    const tones = all.map((one) => [one, witnessWords(one, before, "UTC").tone]);
    expect(Object.fromEntries(tones)).toMatchObject({ forked: "bad", unproved: "warn", extends: "good" });
  });

  it("says what was seen before, and does without where nothing was", () => {
    expect(witnessWords("extends", before, "UTC").what).toContain("(61 entries)");
    for (const one of all) expect(witnessWords(one, null, "UTC").what).not.toMatch(/null|undefined/);
  });

  it("shortens an origin only when it is one of Custodia’s", () => {
    expect(logName("elsewhere.invalid/log")).toBe("elsewhere.invalid/log");
    expect(logName("<b>")).toBe("<b>");
  });
});

describe("an age recipient that was typed", () => {
  it("is refused with a sentence that says what it is instead", () => {
    expect(recipientFault("AGE-SECRET-KEY-1QQQ")).toContain("secret key");
    expect(recipientFault("ssh-ed25519 AAAA")).toContain("SSH");
    expect(recipientFault("somebody@sample.invalid")).toBe("It starts with age1.");
    expect(recipientFault(`age1${"q".repeat(57)}`)).toContain("copy the whole line");
    expect(recipientFault(`age1${"b".repeat(58)}`)).toContain("copy the whole line");
  });

  it("passes when it has the right form, spaces around it or not", () => {
    expect(recipientFault(` ${whole} `)).toBeNull();
  });

  it("is refused at its field when one sign of it was changed: its sum no longer fits", () => {
    for (const at of [10, 40, whole.length - 1]) {
      const other = whole[at] === "q" ? "p" : "q";
      const changed = `${whole.slice(0, at)}${other}${whole.slice(at + 1)}`;
      expect(recipientFault(changed), changed).toContain("copy the whole line");
    }
  });

  it("is taken out of the line of a key file, but never out of one that holds the secret key, too", () => {
    expect(recipientOf(`# public key: ${whole}`)).toBe(whole);
    expect(recipientOf(`Public key: ${whole} `)).toBe(whole);
    expect(recipientOf(`${whole} and more`)).toBe(`${whole} and more`);
    const file = `# created: 2026 # public key: ${whole} AGE-SECRET-KEY-1QQQ`;
    expect(recipientFault(recipientOf(file))).toContain("secret key");
  });

  it("has an e-mail address beside it that is checked as main does", () => {
    expect(emailFault("somebody@sample")).toContain("name@city.example");
    expect(emailFault("some body@sample.invalid")).not.toBeNull();
    expect(emailFault(" somebody@sample.invalid ")).toBeNull();
  });
});

import { createHash, createPublicKey, verify } from "node:crypto";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type CustodianPerson,
  exportKeyFileName,
  fingerprintOf,
  makeExportKey,
  readExportKey,
} from "../../main/custodians/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { signerOf, signNote, verifierKey } from "../../main/lib/signed-note.ts";
import { pat } from "./a-custodian.ts";

const signer = signerOf(Buffer.alloc(32, 7));
let recipient = "";
let note = "";
beforeAll(async () => {
  recipient = await identityToRecipient(await generateX25519Identity());
  note = makeExportKey(pat, recipient, signer);
});

/** A note over lines of one's own, soundly signed. */
function signed(lines: readonly string[], name = pat.email): string {
  return signNote(`${lines.join("\n")}\n`, name, signer);
}
function lines(
  over: Partial<Record<"head" | "name" | "title" | "organisation" | "recipient" | "signer", string>> = {},
) {
  return [
    over.head ?? "custodia/export-key@v1",
    `name ${over.name ?? pat.name}`,
    `title ${over.title ?? pat.title}`,
    `organisation ${over.organisation ?? pat.organisation}`,
    `recipient ${over.recipient ?? recipient}`,
    `signer ${over.signer ?? verifierKey(pat.email, signer.publicKey)}`,
  ];
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${JSON.stringify(error.detail)}`;
    throw error;
  }
  return "taken";
}
const reading = (text: string) => refusal(() => readExportKey(text));

describe("an export key that is made", () => {
  it.each<[string, Partial<CustodianPerson>]>([
    ["EMAIL_INVALID", { email: "" }],
    ["EMAIL_INVALID", { email: "pat" }],
    ["EMAIL_INVALID", { email: "pat+page@invented-harbour.example" }],
    ["EMAIL_INVALID", { email: "pat sample@invented-harbour.example" }],
    ["EMAIL_INVALID", { email: "pat\u00a0sample@invented-harbour.example" }],
    ["EMAIL_INVALID", { email: "pat\u200bsample@invented-harbour.example" }],
    ["EMAIL_INVALID", { email: "pat@a@invented-harbour.example" }],
    ["EMAIL_INVALID", { email: `${"p".repeat(250)}@a.example` }],
    ["TEXT_EMPTY", { name: " " }],
    ["TEXT_EMPTY", { title: "" }],
    ["TEXT_CONTROL_CHARACTER", { name: "Pat\nSample" }],
    ["TEXT_CONTROL_CHARACTER", { title: "Officer\u0007" }],
    ["TEXT_CONTROL_CHARACTER", { organisation: "Town\rof" }],
    ["TEXT_CONTROL_CHARACTER", { name: "Pat \u202eelpmaS" }],
    ["TEXT_NOT_WELL_FORMED", { name: "Pat \ud800" }],
    ["TEXT_TOO_LONG", { name: "P".repeat(201) }],
  ])("is refused with %s for %j", (code, over) => {
    expect(refusal(() => makeExportKey({ ...pat, ...over }, recipient, signer))).toMatch(new RegExp(`^${code} `));
  });

  it("[A-6.h.i] has the lines of FORMATS section 4 and one signature by its own key, under the e-mail address", () => {
    const [id] = /[0-9a-f]{8}/.exec(verifierKey(pat.email, signer.publicKey).slice(pat.email.length)) ?? [];
    const key = Buffer.concat([Buffer.of(1), signer.publicKey]).toString("base64");
    const text = [
      "custodia/export-key@v1",
      "name Pat Sample",
      "title Public Information Officer",
      "organisation Town of Invented Harbour",
      `recipient ${recipient}`,
      `signer pat.sample@invented-harbour.example+${id}+${key}`,
      "",
    ].join("\n");
    const [above, below = ""] = note.split("\n\n");
    expect(`${above}\n`).toBe(text);
    const [, name, base64 = ""] = below.trimEnd().split(" ");
    expect(below).toBe(`— ${name} ${base64}\n`);
    expect(name).toBe(pat.email);
    const bytes = Buffer.from(base64, "base64");
    expect(bytes.subarray(0, 4).toString("hex")).toBe(id);
    const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), signer.publicKey]);
    const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
    expect(verify(null, Buffer.from(text), publicKey, bytes.subarray(4))).toBe(true);
    expect(readExportKey(note)).toMatchObject({ ...pat, keyId: id, recipient, hybrid: false, text: note });
  });

  it("collapses white space that a mail program would change", () => {
    const read = readExportKey(makeExportKey({ ...pat, name: " Pat  A.\u00a0Sample " }, recipient, signer));
    expect(read.name).toBe("Pat A. Sample");
  });

  it("is named after its person, the post-quantum one apart", () => {
    expect(exportKeyFileName({ name: "Pat Sample", hybrid: false })).toBe("Pat Sample.exportkey");
    expect(exportKeyFileName({ name: "Pat / Sample", hybrid: true })).toBe("Sample (post-quantum).exportkey");
  });
});

describe("a fingerprint", () => {
  it("is eight groups of five digits of the hash of the text above the empty line, zeroes kept", () => {
    const text = `${note.split("\n\n")[0]}\n`;
    const hash = createHash("sha256").update(text).digest();
    const groups = [0, 4, 8, 12, 16, 20, 24, 28].map((from) =>
      String(hash.readUInt32BE(from) % 100000).padStart(5, "0"),
    );
    expect(readExportKey(note).fingerprint).toBe(groups.join(" "));
    // Known answer, computed with Python's hashlib.
    expect(fingerprintOf("custodia\n")).toBe("32930 37778 87913 54621 27139 43119 00971 92376");
  });
});

describe("a pasted export key", () => {
  it.each<[string, string, () => string]>([
    ["nothing at all", "EXPORT_KEY_UNREADABLE", () => ""],
    ["a letter", "EXPORT_KEY_UNREADABLE", () => "Dear Quinn, my key follows."],
    ["half of one", "EXPORT_KEY_UNREADABLE", () => note.slice(0, -60)],
    ["one without its signature", "EXPORT_KEY_UNREADABLE", () => note.split("\n\n")[0] ?? ""],
    ["a paste of many megabytes", "EXPORT_KEY_UNREADABLE", () => note + " ".repeat(1_000_000)],
    ["one with a line missing", "EXPORT_KEY_UNREADABLE", () => signed(lines().filter((_, place) => place !== 2))],
    [
      "one with its lines in another order",
      "EXPORT_KEY_UNREADABLE",
      () => signed(lines().toSpliced(1, 2, "title T", "name N")),
    ],
    ["one with a line too many", "EXPORT_KEY_UNREADABLE", () => signed([...lines(), "more of it"])],
    ["one of version 0", "EXPORT_KEY_UNREADABLE", () => signed(lines({ head: "custodia/export-key@v0" }))],
    ["a recipient with a wrong letter", "EXPORT_KEY_UNREADABLE", () => signed(lines({ recipient: wrongLetter() }))],
    ["an upper-case recipient", "EXPORT_KEY_UNREADABLE", () => signed(lines({ recipient: recipient.toUpperCase() }))],
    [
      "a secret in place of the recipient",
      "EXPORT_KEY_UNREADABLE",
      () => signed(lines({ recipient: "AGE-SECRET-KEY-1" })),
    ],
    [
      "a recipient that shares its secret with everybody",
      "EXPORT_KEY_UNREADABLE",
      () => signed(lines({ recipient: zeroPoint })),
    ],
    ["a name that turns its direction", "EXPORT_KEY_UNREADABLE", () => signed(lines({ name: "Pat \u202eelpmaS" }))],
    ["a signer whose id is another key's", "EXPORT_KEY_UNREADABLE", () => signed(lines({ signer: otherId() }))],
    ["a signature under another name", "EXPORT_KEY_UNSIGNED", () => signed(lines(), "quinn@invented-harbour.example")],
    ["a name that was changed", "EXPORT_KEY_UNSIGNED", () => note.replace("name Pat Sample", "name Max Sample")],
    ["one of a later version", "EXPORT_KEY_FROM_FUTURE", () => signed(lines({ head: "custodia/export-key@v2" }))],
  ])("that is %s is refused with %s", (_, code, paste) => {
    expect(reading(paste())).toMatch(new RegExp(`^${code} `));
  });

  const zeroPoint = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
  const wrongLetter = () => recipient.slice(0, -1) + (recipient.endsWith("q") ? "p" : "q");
  const otherId = () => verifierKey(pat.email, signer.publicKey).replace(/\+[0-9a-f]{8}\+/, "+00000000+");

  it("with any one character changed is refused", () => {
    fc.assert(
      fc.property(fc.nat(note.length - 2), fc.constantFrom("A", "z", "0", "+", "é", "x"), (place, character) => {
        fc.pre(note[place] !== character);
        expect(reading(note.slice(0, place) + character + note.slice(place + 1))).not.toBe("taken");
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (text: string) => string]>([
    ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["with a byte-order mark", (text) => `\uFEFF${text}`],
    ["quoted by a mail program", (text) => text.replace(/^/gm, "> ")],
    ["quoted twice", (text) => text.replace(/^/gm, ">> ")],
    ["indented, with white space behind", (text) => text.replace(/^(.*)$/gm, "   $1  \t")],
    [
      "in the middle of a letter",
      (text) => `Dear Quinn,\n\nhere it is:\n\n${text}\n-- \nPat Sample\nname of the office\n`,
    ],
    ["with an empty line after each", (text) => text.replaceAll("\n", "\n\n")],
    ["without its last line feed", (text) => text.trimEnd()],
    [
      "with long lines broken",
      (text) => text.replace(/^(recipient .{40}|— \S+|signer .{50})/gm, "$1\r\n").replaceAll("\n ", "\n"),
    ],
    [
      "with a title broken between two words",
      (text) => text.replace("title Public Information", "title Public\nInformation"),
    ],
    ["twice", (text) => text + text],
  ])("is found %s, and read as it was signed", (_, wrap) => {
    expect(readExportKey(wrap(note))).toEqual(readExportKey(note));
  });

  it("holds a post-quantum recipient as well", async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    const text = makeExportKey(pat, hybrid, signer);
    const wrapped = text.replace(/.{76}/g, "$&\n");
    expect(readExportKey(wrapped)).toMatchObject({
      recipient: hybrid,
      hybrid: true,
      keyId: readExportKey(note).keyId,
      text,
    });
  });

  it("says the same of every person that it lets in", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(word, word, word, (name, title, organisation) => {
        const person = { name, title, organisation, email: pat.email };
        if (refusal(() => makeExportKey(person, recipient, signer)) !== "taken") return;
        const text = makeExportKey(person, recipient, signer);
        const read = readExportKey(`> ${text.replaceAll("\n", "\r\n> ")}`);
        expect(read.text).toBe(text);
        expect(makeExportKey(read, recipient, signer)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

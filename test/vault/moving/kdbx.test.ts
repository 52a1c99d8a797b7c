import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MovedCredential, readMoved, recognise, writeKdbx } from "../../../main/vault/moving/index.ts";
import { readTotp, totpCode } from "../../../main/vault/totp.ts";
import { laterRefusal, refusal } from "../refused-with.ts";
import { keepassxc, xmlOf } from "./keepassxc.ts";
import { byLabel, sampleRows } from "./sample-rows.ts";

const passphrase = "an invented pässphrase 漢";
let folder = "";
const at = (name: string) => join(folder, name);
const read = (file: Uint8Array, word: string | null = passphrase) => readMoved("kdbx", file, word);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "custodia-kdbx-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database that keepassxc-cli made from XML, quick to open. */
function made(name: string, root: Parameters<typeof xmlOf>[0], version: 3 | 4 = 4): Buffer {
  const xml = at(`${name}.xml`);
  writeFileSync(xml, xmlOf(root, version));
  keepassxc(["import", "-q", "-p", "-t", "100", xml, at(`${name}.kdbx`)], passphrase, passphrase);
  const file = readFileSync(at(`${name}.kdbx`));
  expect(file.readUInt16LE(10)).toBe(version);
  return file;
}

describe("a KeePass file that can't be opened", () => {
  /** Its key is derived by AES, ours by Argon2id. */
  let small: Buffer;
  let ours: Buffer;
  beforeAll(async () => {
    ours = Buffer.from(await writeKdbx("Small", sampleRows(1), passphrase));
    small = made("small", { name: "Root", entries: [{ fields: { Title: "One", Password: "CANARY" } }] });
  }, 120_000);

  it("does not open with another password, nor with none", async () => {
    for (const wrong of ["another passphrase", "", null]) {
      expect(await laterRefusal(() => read(small, wrong))).toEqual({ code: "IMPORT_PASSPHRASE_WRONG", detail: {} });
    }
  });

  it("is refused wherever it was cut or changed", { timeout: 120_000 }, async () => {
    const places = [
      0,
      3,
      8,
      11,
      12,
      20,
      50,
      100,
      180,
      230,
      260,
      300,
      small.length - 200,
      small.length - 40,
      small.length - 1,
    ];
    for (const place of places) {
      const flipped = Buffer.from(small);
      flipped[place] = (flipped[place] ?? 0) ^ 0x10;
      for (const spoilt of [small.subarray(0, place), flipped]) {
        const refused = await laterRefusal(() => read(spoilt));
        expect(refused?.code, `byte ${place}`).toMatch(/^IMPORT_(DAMAGED|PASSPHRASE_WRONG)$/);
        expect(JSON.stringify(refused)).not.toContain("CANARY");
      }
    }
  });

  it.each([
    ["1 TiB of memory", "M", 8, 2n ** 40n, "cost"],
    ["2^63 bytes of memory", "M", 8, 2n ** 63n, "cost"],
    ["10,001 iterations", "I", 8, 10_001n, "cost"],
    ["2^64 - 1 iterations", "I", 8, 2n ** 64n - 1n, "cost"],
    ["no memory", "M", 8, 0n, "header"],
    ["no iterations", "I", 8, 0n, "header"],
    ["no lanes", "P", 4, 0n, "header"],
    ["a million lanes", "P", 4, 1_000_000n, "header"],
    ["an unknown version of Argon2", "V", 4, 0x10n, "header"],
    ["2^40 rounds of AES", "R", 8, 2n ** 40n, "cost"],
  ])("is refused before anything is computed when it asks for %s", async (_, name, bytes, value, reason) => {
    const before = process.memoryUsage().rss;
    expect(await laterRefusal(() => read(asking(name === "R" ? small : ours, name, bytes, value)))).toEqual({
      code: "IMPORT_DAMAGED",
      detail: { reason },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  it("is not taken for one when it is of KeePass 1, or only begins like one", async () => {
    const old = Buffer.concat([Buffer.from("03d9a29a65fb4bb5", "hex"), Buffer.alloc(200)]);
    expect(refusal(() => recognise("old.kdb", old))).toEqual({
      code: "IMPORT_FORMAT_UNKNOWN",
      detail: { name: "old.kdb" },
    });
    expect(await laterRefusal(() => read(Buffer.from("03d9a29a67fb4bb5", "hex")))).toMatchObject({
      code: "IMPORT_DAMAGED",
    });
  });
});

/** The file with another value for one of its key derivation's parameters (VariantDictionary: type, name, value, each with its length). */
function asking(file: Buffer, name: string, bytes: number, value: bigint): Buffer {
  const changed = Buffer.from(file);
  const found = Buffer.concat([Buffer.of(1, 0, 0, 0), Buffer.from(name), Buffer.of(bytes, 0, 0, 0)]);
  const place = changed.indexOf(found);
  expect(place).toBeGreaterThan(0);
  if (bytes === 8) changed.writeBigUInt64LE(value, place + found.length);
  else changed.writeUInt32LE(Number(value), place + found.length);
  return changed;
}

describe("a KeePass file that KeePassXC made", () => {
  it.each([3, 4] as const)(
    "of version %i brings every credential, with groups, codes and notes: 200 in all scripts",
    async (version) => {
      const rows = sampleRows(200).map((row) => ({ ...row, notes: row.notes.replaceAll("\t", " ") }));
      const file = made(`many-${version}`, tree(rows), version);
      expect(recognise("whatever.txt", file)).toEqual({ format: "kdbx", needsPassphrase: true });
      const moved = await read(file);
      expect(moved.skipped).toEqual([]);
      expect(byLabel(moved.rows)).toEqual(byLabel(rows));
    },
  );

  it("brings what was added there to a file of ours, under Argon2id", async () => {
    const rows = sampleRows(4);
    writeFileSync(at("added.kdbx"), await writeKdbx("Shared", rows, passphrase));
    const entry = ["--username", "kïm", "--url", "https://network.example/new", "--notes", "Added there."];
    keepassxc(["add", "-q", "-p", ...entry, at("added.kdbx"), "Parks/New page"], passphrase, "=new pässword");
    expect(keepassxc(["db-info", "-q", at("added.kdbx")], passphrase)).toContain("KDF: Argon2id");
    const moved = await read(readFileSync(at("added.kdbx")));
    const added = {
      label: "New page",
      username: "kïm",
      password: "=new pässword",
      address: "https://network.example/new",
      totp: null,
      notes: "Added there.",
      recoveryCodes: [],
      group: "Parks",
    };
    expect(byLabel(moved.rows)).toEqual(byLabel([...rows, added]));
  });

  it("brings secrets for codes from wherever KeePass programs put them", async () => {
    const secret = "JBSWY3DPEHPK3PXP";
    const kept: [string, Record<string, string>][] = [
      ["otp", { otp: `otpauth://totp/Sample?secret=${secret}&digits=8` }],
      ["keeotp", { otp: `key=${secret}&step=60&size=8&otpHashMode=Sha256` }],
      ["base32", { "TimeOtp-Secret-Base32": "jbsw y3dp ehpk 3pxp", "TimeOtp-Period": "60", "TimeOtp-Length": "8" }],
      ["text", { "TimeOtp-Secret": "12345678901234567890", "TimeOtp-Algorithm": "HMAC-SHA-512" }],
      ["hex", { "TimeOtp-Secret-Hex": "48656c6c6f21deadbeef" }],
      ["base64", { "TimeOtp-Secret-Base64": "SGVsbG8h3q2+7w==" }],
      ["seed", { "TOTP Seed": secret, "TOTP Settings": "60;8" }],
      ["steam", { "TOTP Seed": secret, "TOTP Settings": "30;S" }],
    ];
    const { rows } = await read(
      made("codes", { name: "Root", entries: kept.map(([Title, fields]) => ({ fields: { Title, ...fields } })) }),
    );
    const codes = Object.fromEntries(rows.map(({ label, totp, notes }) => [label, [totp, notes]]));
    const uri = (title: string, base32: string, rest: string) => `otpauth://totp/${title}?secret=${base32}${rest}`;
    expect(codes).toEqual({
      otp: [uri("Sample", secret, "&algorithm=SHA1&digits=8&period=30"), ""],
      keeotp: [uri("keeotp", secret, "&algorithm=SHA256&digits=8&period=60"), ""],
      base32: [uri("base32", secret, "&algorithm=SHA1&digits=8&period=60"), ""],
      text: [uri("text", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "&algorithm=SHA512&digits=6&period=30"), ""],
      hex: [uri("hex", secret, "&algorithm=SHA1&digits=6&period=30"), ""],
      base64: [uri("base64", secret, "&algorithm=SHA1&digits=6&period=30"), ""],
      seed: [uri("seed", secret, "&algorithm=SHA1&digits=8&period=60"), ""],
      steam: [null, `Secret for codes: steam://${secret}`],
    });
  });

  it("keeps what has no place of its own among the notes, and says what it leaves out", async () => {
    made("other", {
      name: "Root",
      entries: [
        {
          tags: "official;parks",
          fields: {
            Title: "Sample page",
            UserName: "parks",
            Password: "p4ss",
            URL: "network.example/login",
            Notes: "Call first.",
            "Security question": "Invented\nanswer",
            KP2A_URL_1: "https://m.network.example",
          },
        },
        { fields: { Title: "Thrown away", Password: "x" } },
        { fields: { Title: "" } },
      ],
      groups: [{ name: "A/B", entries: [{ fields: { Title: "Inside", URL: "cmd://start me" } }] }],
    });
    writeFileSync(at("attached.txt"), "an attachment");
    keepassxc(["rm", "-q", at("other.kdbx"), "Thrown away"], passphrase);
    keepassxc(
      ["attachment-import", "-q", at("other.kdbx"), "Sample page", "attached.txt", at("attached.txt")],
      passphrase,
    );
    const { rows, skipped } = await read(readFileSync(at("other.kdbx")));
    expect(byLabel(rows)).toMatchObject([
      { label: "Inside", group: "A/B", address: null, notes: "Address: cmd://start me" },
      {
        label: "Sample page",
        address: "https://network.example/login",
        notes:
          "Call first.\n\nAddress: https://m.network.example\nSecurity question: Invented\nanswer\nTags: official, parks",
      },
      { label: "Without a name" },
    ]);
    expect(skipped.map(({ refused }) => [refused.code, refused.detail?.kind, refused.detail?.name]).sort()).toEqual([
      ["IMPORT_FORMAT_UNKNOWN", "attachment", "Sample page"],
      ["IMPORT_FORMAT_UNKNOWN", "deleted", "Recycle Bin"],
    ]);
  });

  it("comes through KeePassXC's CSV, too", async () => {
    made("csv", tree(sampleRows(40)));
    const csv = keepassxc(["export", "-q", "-f", "csv", at("csv.kdbx")], passphrase);
    const { rows, skipped } = await readMoved("csv", Buffer.from(csv), null);
    expect(skipped).toEqual([]);
    // KeePassXC puts names of its own into the addresses of codes: the codes are the same.
    const codeOf = (totp: string | null) => (totp === null ? null : totpCode(totp, new Date(0)).code);
    const seen = ({ label, username, password, totp }: MovedCredential) => [label, username, password, codeOf(totp)];
    expect(byLabel(rows).map(seen)).toEqual(byLabel(sampleRows(40)).map(seen));
  });
});

/** Rows as groups of KeePass: none, one, one inside another. */
function tree(rows: readonly MovedCredential[]): Parameters<typeof xmlOf>[0] {
  const entries = (group: string) =>
    rows
      .filter((row) => row.group === group)
      .map((row) => ({
        fields: {
          Title: row.label,
          UserName: row.username,
          Password: row.password,
          URL: row.address ?? "",
          Notes: row.notes,
          ...(row.totp === null ? {} : { otp: row.totp }),
          ...(row.recoveryCodes.length === 0 ? {} : { "Recovery codes": row.recoveryCodes.join("\n") }),
        },
      }));
  return {
    name: "Root",
    entries: entries(""),
    groups: [
      { name: "Parks", entries: entries("Parks"), groups: [{ name: "Summer", entries: entries("Parks / Summer") }] },
      { name: "Library", entries: entries("Library") },
    ],
  };
}

describe("a KeePass file of ours", () => {
  const rows = sampleRows(200);
  let file: Uint8Array;
  beforeAll(async () => {
    file = await writeKdbx("Parks & Recreation 公園", rows, passphrase);
    writeFileSync(at("ours.kdbx"), file);
  }, 120_000);

  it("is not written under a short passphrase", async () => {
    for (const weak of ["", "eleven char", "   eleven char   ", "🎈".repeat(11)]) {
      expect(await laterRefusal(() => writeKdbx("Parks", rows, weak))).toEqual({
        code: "PASSPHRASE_WEAK",
        detail: { least: 12 },
      });
    }
  });

  it("is opened by keepassxc-cli: Argon2id, the vault's name, every group and entry", () => {
    const info = keepassxc(["db-info", "-q", at("ours.kdbx")], passphrase);
    expect(info).toMatch(/^Name: Parks & Recreation 公園$/m);
    expect(info).toMatch(/^KDF: Argon2id \(6 rounds, 65536 KB\)$/m);
    expect(info).toMatch(/^Number of entries: 200$/m);
    const list = keepassxc(["ls", "-q", "-R", "-f", at("ours.kdbx")], passphrase).split("\n");
    for (const { group, label } of rows) {
      expect(list).toContain(group === "" ? label : `${group.replaceAll(" / ", "/")}/${label}`);
    }
  });

  it("shows passwords, user names, addresses, notes and codes there as they were here", { timeout: 120_000 }, () => {
    for (const place of [0, 3, 15, 30, 45]) {
      const row = rows[place];
      if (row === undefined) throw new Error("no row");
      const name = row.group === "" ? row.label : `${row.group.replaceAll(" / ", "/")}/${row.label}`;
      const fields = [
        "Password",
        "UserName",
        "URL",
        "Notes",
        ...(row.recoveryCodes.length > 0 ? ["Recovery codes"] : []),
      ];
      const asked = [...fields.flatMap((field) => ["-a", field]), ...(row.totp === null ? [] : ["-t"])];
      const before = row.totp === null ? [] : [totpCode(row.totp, new Date()).code];
      const shown = keepassxc(["show", "-q", "-s", ...asked, at("ours.kdbx"), name], passphrase);
      const after = row.totp === null ? [] : [totpCode(row.totp, new Date()).code];
      const values = [row.password, row.username, row.address ?? "", row.notes, ...row.recoveryCodes];
      const told = (code: readonly string[]) => `${[...values, ...code].join("\n")}\n`;
      // Half a minute may have ended meanwhile.
      expect([told(before), told(after)]).toContain(shown);
    }
  });

  it("shows all of them there: KeePassXC's own CSV export says the same", () => {
    const csv = keepassxc(["export", "-q", "-f", "csv", at("ours.kdbx")], passphrase);
    for (const { password, label } of rows) {
      expect(csv).toContain(`"${label.replaceAll('"', '""')}"`);
      expect(csv).toContain(`"${password.replaceAll('"', '""')}"`);
    }
  });

  it("brings back every credential as it was, tabs and blanks included", async () => {
    const moved = await read(file);
    expect(moved.skipped).toEqual([]);
    expect(byLabel(moved.rows)).toEqual(byLabel(rows));
  });

  it("holds what XML can't, as far as it is secret, and is sound for every name", async () => {
    const odd: MovedCredential = {
      label: "bell\u0007 \ud800 end",
      username: "u\u0000ser",
      password: "p\u0000\u0001\u001b\ud83d\ude00]]>",
      address: null,
      totp: readTotp("JBSWY3DPEHPK3PXP", "odd"),
      notes: "a\tb",
      recoveryCodes: [],
      group: "One / / Two / ",
    };
    writeFileSync(at("odd.kdbx"), await writeKdbx("", [odd], passphrase));
    expect(keepassxc(["ls", "-q", "-R", "-f", at("odd.kdbx")], passphrase)).toContain("One/Two/bell \ufffd end");
    const { rows: back } = await read(readFileSync(at("odd.kdbx")));
    expect(back).toMatchObject([{ password: odd.password, username: "user", notes: "a\tb", group: "One / Two" }]);
  });

  it("holds its secrets in no readable form", () => {
    const bytes = Buffer.from(file);
    for (const text of ["Sample page", "invented-harbour", "JBSWY3DP"]) expect(bytes.includes(text)).toBe(false);
  });
});

describe("a KeePass file of version 3", () => {
  it("is read, and refused when it asks for too many rounds", async () => {
    const { default: kdbxweb } = await import("kdbxweb");
    const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(passphrase));
    const kdbx = kdbxweb.Kdbx.create(credentials, "Old");
    kdbx.setVersion(3);
    const entry = kdbx.createEntry(kdbx.getDefaultGroup());
    entry.fields.set("Title", "Sample page");
    entry.fields.set("Password", kdbxweb.ProtectedValue.fromString("p4ss"));
    const file = Buffer.from(await kdbx.save());
    expect((await read(file)).rows).toMatchObject([{ label: "Sample page", password: "p4ss" }]);
    expect(await laterRefusal(() => read(file, "another passphrase"))).toMatchObject({
      code: "IMPORT_PASSPHRASE_WRONG",
    });
    // Field 6 of the header, 8 bytes: the rounds of AES-KDF.
    const place = file.indexOf(Buffer.of(6, 8, 0));
    file.writeBigUInt64LE(2n ** 40n, place + 3);
    expect(await laterRefusal(() => read(file))).toEqual({ code: "IMPORT_DAMAGED", detail: { reason: "cost" } });
  });
});

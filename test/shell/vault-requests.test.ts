import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import { Bridge } from "../../main/shell/bridge.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
import type { Channel, CredentialInput, Reply, Requests } from "../../preload/contract.ts";
import { clipboard } from "../standin/desktop.ts";
import { record } from "../standin/record.ts";
import { strengthOf } from "../vault/password/weigh.ts";
import { type Answers, deskNow, deskServices, notReady } from "./a-desk.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const page = { origin: "custodia://app", parent: null } as never;
const canary = "canary-5e1f7a-swordfish";
const vault = "0000000a-0000-7000-8000-000000000001";

let folder: string;
let said: string;

beforeEach(() => {
  folder = temporaryFolder();
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  record.fileAnswers.length = 0;
  record.saveAnswers.length = 0;
  record.proposed.length = 0;
  clipboard.clear();
});

type Ask = <C extends Channel>(channel: C, request: unknown) => Promise<Reply<Requests[C]["reply"]>>;

/** The bridge over services, as the window reaches it. */
function asking(services: Services): Ask {
  const around = { ...aroundFor(folder, services), window: () => ({}) as BrowserWindow };
  const bridge = new Bridge(allRequests(around), new ErrorLog(join(folder, "errors.log")));
  return (channel, request) => bridge.reply({ senderFrame: page }, channel, request) as never;
}

function desk(answers: Answers = {}) {
  const { services, called } = deskServices(answers);
  return { ask: asking(services), called };
}

const input: CredentialInput = {
  account: null,
  address: null,
  label: "Sample Parks",
  username: "sampleparks",
  password: { keep: false, value: "a" },
  totp: { keep: true },
  recoveryCodes: { keep: true },
  notes: { keep: true },
};
const credential = { vault, credential: "c", version: "v" };
const malformed = { ok: false, error: { code: "REQUEST_MALFORMED" } };

describe("requests of the vault", () => {
  it.each<[Channel, unknown]>([
    ["vault.unlock", { passphrase: "a".repeat(5_000) }],
    ["vault.settings", { idleMinutes: 0, clipboardSeconds: 10 }],
    ["vault.settings", { idleMinutes: 61, clipboardSeconds: 10 }],
    ["vault.settings", { idleMinutes: 1.5, clipboardSeconds: 10 }],
    ["vault.settings", { idleMinutes: 5, clipboardSeconds: 4 }],
    ["vault.settings", { idleMinutes: 5, clipboardSeconds: 121 }],
    ["vault.open", { vault, acceptOlder: "yes" }],
    ["vault.open", { vault: "", acceptOlder: false }],
    ["vault.save-credential", { ...credential, input: { ...input, password: "a" } }],
    ["vault.save-credential", { ...credential, input: { ...input, password: { keep: true, value: "a" } } }],
    ["vault.save-credential", { ...credential, input: { ...input, password: { keep: false } } }],
    ["vault.save-credential", { ...credential, input: { ...input, movedTo: vault } }],
    ["vault.reveal", { ...credential, field: "username" }],
    ["vault.reveal", { ...credential, field: "__proto__" }],
    ["vault.copy", { ...credential, field: "notes", index: 0 }],
    ["vault.copy", { ...credential, field: "recoveryCodes", index: -1 }],
    ["vault.settle", { vault, credential: "c", heads: "all", choose: "v" }],
    ["vault.accesses", { vault, credential: null, before: -1 }],
    ["vault.generate", { recipe: { kind: "runes" } }],
    ["vault.generate", { recipe: { kind: "words", words: 1e9, separator: " ", capital: false, digit: false } }],
    ["vault.strength", { password: "a", known: Array.from({ length: 101 }, () => "a") }],
    ["qr.read", { width: 2, height: 2, rgba: new Uint8Array(15) }],
    ["qr.read", { width: 0, height: 0, rgba: new Uint8Array(0) }],
    ["qr.read", { width: 1.5, height: 2, rgba: new Uint8Array(12) }],
    ["qr.read", { width: 1, height: 1, rgba: [0, 0, 0, 0] }],
    ["custodian.read-key", { text: "a".repeat(65_537) }],
    ["custodian.add", { vault, exportKey: "k", role: null, compared: "by letter" }],
    ["custodian.add", { vault, exportKey: "k", role: null, compared: null }],
    ["handover.take", { token: "t", compared: "somehow" }],
    ["handover.save", { vault, path: "/etc/passwd" }],
    ["vault.share", { vault, folder: "/etc" }],
    ["handover.choose", "/etc/passwd"],
    ["import.take", { token: "t", vault, rows: [0.5] }],
    ["export.save", { vault, format: "json", typed: "x", passphrase: null }],
    ["app.first-run", { person: { name: "a", role: "b", department: "c" }, pack: "p", passphrase: null }],
  ])("are refused when malformed, before any service is reached: %s %#", async (channel, request) => {
    const { ask, called } = desk();
    expect(await ask(channel, request)).toMatchObject(malformed);
    expect(called).toEqual([]);
  });

  it("are refused before the app is set up", async () => {
    const ask = asking(notReady);
    const refused = { ok: false, error: { code: "PROFILE_MISSING" } };
    const asked: [Channel, unknown][] = [
      ["vault.desk", null],
      ["vault.unlock", { passphrase: null }],
      ["vault.create", { name: "a", department: "b" }],
      ["handover.choose", null],
      ["handover.choose-folder", null],
      ["receipt.choose", null],
      ["recovery.choose", null],
      ["import.choose", null],
      ["identity.found", null],
    ];
    record.fileAnswers.push([folder]);
    for (const [channel, request] of asked) expect(await ask(channel, request), channel).toMatchObject(refused);
    // No dialog was shown for it, either.
    expect(record.fileAnswers).toHaveLength(1);
  });

  it("hand on what was asked and give back the desk as it is then", async () => {
    const { ask, called } = desk();
    const answers = [
      await ask("vault.unlock", { passphrase: "open" }),
      await ask("vault.settings", { idleMinutes: 60, clipboardSeconds: 5 }),
      await ask("identity.make", { email: "a@b", passphrase: null }),
      await ask("identity.adopt", { keyId: "0badc0de", passphrase: null }),
      await ask("identity.make-hybrid", null),
      await ask("identity.passphrase", { current: null, next: "longer words" }),
      await ask("vault.lock", null),
    ];
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: deskNow })));
    expect(called).toEqual([
      { name: "unlock", args: ["open"] },
      { name: "saveSettings", args: [{ idleMinutes: 60, clipboardSeconds: 5 }] },
      { name: "makeIdentity", args: ["a@b", null] },
      { name: "adoptIdentity", args: ["0badc0de", null] },
      { name: "makeHybrid", args: [] },
      { name: "setPassphrase", args: [null, "longer words"] },
      { name: "lock", args: ["person"] },
    ]);
    expect(await ask("vault.touch", null)).toEqual({ ok: true, value: null });
  });
});

describe("a canary among what is typed", () => {
  const fields = ["account", "address", "label", "username", "password", "totp", "recoveryCodes", "notes"] as const;
  const filled: CredentialInput = {
    account: canary,
    address: canary,
    label: canary,
    username: canary,
    password: { keep: false, value: canary },
    totp: { keep: false, value: canary },
    recoveryCodes: { keep: false, value: canary },
    notes: { keep: false, value: canary },
  };

  /** All that anybody could read of a refusal. */
  const traces = (reply: unknown) => JSON.stringify(reply) + said + errorLog();
  const errorLog = () =>
    readdirSync(folder).includes("errors.log") ? readFileSync(join(folder, "errors.log"), "utf8") : "";

  it("is in no reply and no log when the request is malformed, whichever field is wrong", async () => {
    const { ask } = desk();
    for (const field of fields) {
      for (const wrong of [7, [canary], { [canary]: canary }, { keep: canary }, { keep: false, value: [canary] }]) {
        const reply = await ask("vault.save-credential", { ...credential, input: { ...filled, [field]: wrong } });
        expect(reply, field).toMatchObject(malformed);
        expect(traces(reply), field).not.toContain(canary);
      }
    }
    const surprising = await ask("vault.save-credential", { ...credential, input: { ...filled, [canary]: canary } });
    expect(surprising).toMatchObject(malformed);
    expect(traces(surprising)).not.toContain(canary);
    for (const [channel, request] of [
      ["vault.unlock", { passphrase: canary, more: 1 }],
      ["identity.passphrase", { current: canary, next: [canary] }],
      ["vault.strength", { password: canary, known: canary }],
      ["recovery.open", { token: 7, passphrase: canary }],
      ["export.save", { vault, format: "kdbx", typed: "x", passphrase: [canary] }],
      [canary, { passphrase: canary }],
    ] as [Channel, unknown][]) {
      expect(traces(await ask(channel, request)), channel).not.toContain(canary);
    }
  });

  it("is in no reply and no log when a service breaks over it", async () => {
    const saveCredential = (_vault: string, _id: string, _version: string, typed: CredentialInput) => {
      throw new TypeError(`can't read ${JSON.stringify(typed)}`, { cause: new Error(canary) });
    };
    const { ask } = desk({ saveCredential });
    const reply = await ask("vault.save-credential", { ...credential, input: filled });
    expect(reply).toEqual({ ok: false, error: { code: "UNEXPECTED", detail: {} } });
    expect(errorLog()).toContain("request vault.save-credential: TypeError");
    expect(traces(reply)).not.toContain(canary);
  });
});

describe("copying from a vault", () => {
  it("marks a secret, says when it goes, and clears it on demand", async () => {
    const { ask, called } = desk({ copyValue: () => canary });
    const reply = await ask("vault.copy", { ...credential, version: null, field: "password", index: 0 });
    expect(reply).toEqual({ ok: true, value: { clearsInSeconds: 17 } });
    expect(called).toEqual([{ name: "copyValue", args: [vault, "c", null, "password", 0] }]);
    expect(record.clipboard).toBe(canary);
    expect(record.clipboardFormats.length).toBeGreaterThan(1);
  });

  it("lets a user name stay", async () => {
    const { ask } = desk({ copyValue: () => "sampleparks" });
    const reply = await ask("vault.copy", { ...credential, version: null, field: "username", index: 0 });
    expect(reply).toEqual({ ok: true, value: { clearsInSeconds: null } });
    expect([record.clipboard, record.clipboardFormats]).toEqual(["sampleparks", ["text/plain"]]);
  });

  it("copies nothing when the vault refuses", async () => {
    await clipboard.writeText("a line of a letter");
    const copyValue = () => {
      throw new AppError("VAULT_LOCKED");
    };
    const { ask } = desk({ copyValue });
    const reply = await ask("vault.copy", { ...credential, field: "code", index: 0 });
    expect(reply).toEqual({ ok: false, error: { code: "VAULT_LOCKED", detail: {} } });
    expect(record.clipboard).toBe("a line of a letter");
  });
});

describe("passwords and pictures", () => {
  it("makes a password by its recipe and weighs it", async () => {
    const { ask } = desk({ strength: (password: string, known: readonly string[]) => strengthOf(password, known) });
    const recipe = { kind: "words", words: 6, separator: " ", capital: false, digit: false };
    const reply = await ask("vault.generate", { recipe });
    if (!reply.ok) throw new Error(reply.error.code);
    expect(reply.value.password.split(" ")).toHaveLength(6);
    expect(reply.value.strength.score).toBe(4);
    const weighed = await ask("vault.strength", { password: "sampleparks1", known: ["sampleparks"] });
    expect(weighed.ok && weighed.value.score).toBeLessThan(3);
    expect(await ask("vault.platform-rules", null)).toMatchObject({ ok: true });
  });

  it("finds no code in a blank picture, and looks at none that is larger than any screen", async () => {
    const { ask } = desk();
    const blank = { width: 40, height: 40, rgba: new Uint8Array(6_400).fill(255) };
    expect(await ask("qr.read", blank)).toMatchObject({ ok: false, error: { code: "QR_NOT_FOUND" } });
    const large = { width: 8_001, height: 5_000, rgba: new Uint8Array(8_001 * 5_000 * 4) };
    expect(await ask("qr.read", large)).toMatchObject({ ok: false, error: { code: "PICTURE_TOO_LARGE" } });
  });
});

describe("files that go out", () => {
  const sealed = { name: `${vault}.custodia-vault`, bytes: new Uint8Array([1, 2, 3]) };
  const answers: Answers = {
    sealedFile: () => sealed,
    receipt: () => ({ text: "receipt\n", fileName: "parks.receipt" }),
    exportKey: () => ({ text: "key\n", fileName: "Robin Vale.exportkey", qr: null }),
    makeRecovery: () => ({
      name: "parks.age",
      bytes: new Uint8Array([4]),
      passphrase: "eight words",
      at: "now",
      revision: 7,
    }),
    summaries: () => [{ id: vault, name: "Parks" }],
    exportFile: () => ({ name: "parks.kdbx", bytes: new Uint8Array([5]), credentials: 3 }),
  };
  const requests: [Channel, unknown, object][] = [
    ["handover.save", { vault }, {}],
    ["receipt.save", { vault }, {}],
    ["identity.save-export-key", { hybrid: false }, {}],
    ["recovery.make", { vault }, { passphrase: "eight words", at: "now", revision: 7 }],
    ["export.save", { vault, format: "kdbx", typed: "Parks", passphrase: "x" }, { credentials: 3 }],
  ];
  /** What is told of a vault's leaving, by the vault itself or by the shell. */
  const kept = ["sealedFile", "exportFile", "makeRecovery", "noteAccess", "recoverySaved"];

  it.each(requests)(
    "stay here, and nothing is said to have gone, when the person cancels: %s",
    async (channel, request) => {
      const { ask, called } = desk(answers);
      record.saveAnswers.push(null);
      expect(await ask(channel, request)).toEqual({ ok: true, value: null });
      expect(called.filter(({ name }) => kept.includes(name))).toEqual([]);
    },
  );

  it.each(requests)("are not said to be saved when they can't be: %s", async (channel, request) => {
    const { ask, called } = desk(answers);
    record.saveAnswers.push(join(folder, "gone", "file"));
    const reply = await ask(channel, request);
    expect(reply).toMatchObject({ ok: false, error: { code: "FILE_NOT_SAVED", detail: { name: "file" } } });
    expect(called.map(({ name }) => name)).not.toContain("recoverySaved");
  });

  it.each(requests)(
    "are saved where the person says, and the window hears their name alone: %s",
    async (channel, request, more) => {
      const { ask } = desk(answers);
      record.saveAnswers.push(join(folder, "chosen.name"));
      expect(await ask(channel, request)).toEqual({ ok: true, value: { saved: "chosen.name", ...more } });
      expect(readdirSync(folder)).toEqual(["chosen.name"]);
    },
  );

  it("are made only when there is a place for them, and a recovery copy counts once it lies there", async () => {
    const { ask, called } = desk(answers);
    for (const [channel, request] of requests) {
      record.saveAnswers.push(join(folder, channel));
      await ask(channel, request);
    }
    expect(called.filter(({ name }) => kept.includes(name))).toEqual([
      { name: "sealedFile", args: [vault] },
      { name: "makeRecovery", args: [vault] },
      { name: "recoverySaved", args: [vault, "now", 7] },
      { name: "exportFile", args: [vault, "kdbx", "Parks", "x"] },
    ]);
    expect(record.proposed).toEqual([
      `${vault}.custodia-vault`,
      "parks.receipt",
      "Robin Vale.exportkey",
      `${vault}.recovery.age`,
      "Parks.kdbx",
    ]);
  });

  it("don't leave under a mistyped name: no dialog comes for them", async () => {
    const { ask, called } = desk(answers);
    record.saveAnswers.push(join(folder, "out"));
    for (const typed of ["Park", "", "parks"]) {
      const reply = await ask("export.save", { vault, format: "csv", typed, passphrase: null });
      expect(reply).toMatchObject({ ok: false, error: { code: "VAULT_NAME_DIFFERS" } });
    }
    expect(record.saveAnswers).toHaveLength(1);
    expect(called.filter(({ name }) => kept.includes(name))).toEqual([]);
  });
});

describe("a locked vault", () => {
  it.each<[Channel, unknown]>([
    ["handover.save", { vault }],
    ["handover.choose", null],
    ["handover.choose-folder", null],
    ["receipt.save", { vault }],
    ["receipt.choose", null],
    ["recovery.make", { vault }],
    ["recovery.choose", null],
    ["import.choose", null],
    ["export.save", { vault, format: "csv", typed: "Parks", passphrase: null }],
    ["vault.share", { vault }],
  ])("is said to be locked before a dialog asks for anything: %s", async (channel, request) => {
    const { services, called } = deskServices({}, false);
    record.fileAnswers.push([folder]);
    record.saveAnswers.push(join(folder, "out"));
    expect(await asking(services)(channel, request)).toMatchObject({ ok: false, error: { code: "VAULT_LOCKED" } });
    expect([record.fileAnswers.length, record.saveAnswers.length, called.length]).toEqual([1, 1, 0]);
  });
});

describe("files that come in", () => {
  const choosing: [Channel, string, string][] = [
    ["handover.choose", "incoming", "VAULT_TOO_LARGE"],
    ["receipt.choose", "takeReceipt", "RECEIPT_UNREADABLE"],
    ["recovery.choose", "beginRecovery", "VAULT_TOO_LARGE"],
    ["import.choose", "beginImport", "IMPORT_TOO_LARGE"],
  ];

  it.each(choosing)("are none when the person cancels: %s", async (channel) => {
    const { ask, called } = desk();
    record.fileAnswers.push([]);
    expect(await ask(channel, null)).toEqual({ ok: true, value: null });
    expect(called).toEqual([]);
  });

  it.each(choosing)(
    "are refused when too large, missing or unreadable, before any service sees them: %s",
    async (channel, _method, tooLarge) => {
      const { ask, called } = desk();
      const large = join(folder, "large");
      writeFileSync(large, "");
      truncateSync(large, 1024 ** 3);
      record.fileAnswers.push([large], [join(folder, "missing")], [folder]);
      expect(await ask(channel, null)).toMatchObject({ ok: false, error: { code: tooLarge } });
      expect(await ask(channel, null)).toMatchObject({ ok: false, error: { code: "FILE_UNREADABLE" } });
      expect(await ask(channel, null)).toMatchObject({ ok: false, error: { code: "FILE_UNREADABLE" } });
      expect(called).toEqual([]);
    },
  );

  it.each(choosing)("go to the service as bytes, never as a path: %s", async (channel, method) => {
    const { ask, called } = desk();
    const file = join(folder, "sealed");
    writeFileSync(file, "what is in it");
    record.fileAnswers.push([file]);
    expect(await ask(channel, null)).toEqual({ ok: true, value: `answer of ${method}` });
    expect(called.map(({ name }) => name)).toEqual([method]);
    expect(JSON.stringify(called)).not.toContain(folder);
  });

  it("refuses a receipt that is no text", async () => {
    const { ask, called } = desk();
    const file = join(folder, "receipt");
    writeFileSync(file, new Uint8Array([0xff, 0xfe, 0x00]));
    record.fileAnswers.push([file]);
    expect(await ask("receipt.choose", null)).toMatchObject({ ok: false, error: { code: "RECEIPT_UNREADABLE" } });
    expect(called).toEqual([]);
  });

  it("gives an export key as text, or its picture for the window to look at, and refuses anything else", async () => {
    const { ask } = desk();
    const [note, picture, program] = [join(folder, "key.png"), join(folder, "key.exportkey"), join(folder, "key.txt")];
    const png = readFileSync(new URL("../fixtures/evidence/picture.png", import.meta.url));
    writeFileSync(note, "custodia/export-key@v1\n");
    writeFileSync(picture, png);
    writeFileSync(program, Buffer.from("7f454c46fffe0100", "hex"));
    record.fileAnswers.push([note], [picture], [program], []);
    const chosen = () => ask("custodian.choose-key", null);
    expect(await chosen()).toEqual({ ok: true, value: { kind: "text", text: "custodia/export-key@v1\n" } });
    const shown = await chosen();
    expect(shown).toMatchObject({ ok: true, value: { kind: "picture", mediaType: "image/png" } });
    expect(shown.ok && shown.value?.kind === "picture" && Buffer.from(shown.value.bytes).equals(png)).toBe(true);
    expect(await chosen()).toMatchObject({ ok: false, error: { code: "EXPORT_KEY_UNREADABLE" } });
    expect(await chosen()).toEqual({ ok: true, value: null });
  });
});

describe("shared folders", () => {
  it.each<[Channel, unknown]>([
    ["vault.share", { vault }],
    ["handover.choose-folder", null],
  ])("are not touched when the person cancels: %s", async (channel, request) => {
    const { ask, called } = desk();
    record.fileAnswers.push([]);
    expect(await ask(channel, request)).toEqual({ ok: true, value: null });
    expect(called).toEqual([]);
  });

  it("are chosen in a dialog, and their path stays in main", async () => {
    const { ask, called } = desk();
    const shared = join(folder, "Parks passwords");
    mkdirSync(shared);
    record.fileAnswers.push([shared], [shared]);
    const replies = [await ask("vault.share", { vault }), await ask("handover.choose-folder", null)];
    expect(called).toEqual([
      { name: "share", args: [vault, shared] },
      { name: "incomingFromFolder", args: [shared] },
    ]);
    expect(JSON.stringify(replies)).not.toContain(folder);
  });
});

import { describe, expect, it } from "vitest";
import { readMoved, recognise } from "../../../main/vault/moving/index.ts";
import { laterRefusal, refusal } from "../refused-with.ts";

const json = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8");
const read = (value: unknown) => readMoved("bitwarden-json", json(value), null);

describe("a Bitwarden file that can't be brought in", () => {
  it("is told to be encrypted, at once and at reading", async () => {
    for (const file of [
      { encrypted: true, passwordProtected: true, salt: "x", kdfIterations: 600_000, data: "2.x" },
      { encrypted: true, items: [] },
    ]) {
      expect(refusal(() => recognise("export.json", json(file)))).toEqual({ code: "IMPORT_ENCRYPTED", detail: {} });
      expect(await laterRefusal(() => read(file))).toEqual({ code: "IMPORT_ENCRYPTED", detail: {} });
    }
  });

  it("is damaged when it is no such JSON, and nothing of it is repeated", async () => {
    for (const text of ['{"items":', '{"items":"CANARY"}', "null", '{"items":[],"folders":7}', "CANARY"]) {
      const refused = await laterRefusal(() => readMoved("bitwarden-json", Buffer.from(text), null));
      expect(refused).toEqual({ code: "IMPORT_DAMAGED", detail: {} });
    }
  });

  it("is empty when it holds nothing", async () => {
    expect(await laterRefusal(() => read({ items: [] }))).toMatchObject({ code: "IMPORT_EMPTY" });
  });
});

describe("a Bitwarden file", () => {
  const login = {
    username: "parks",
    password: "p4ss",
    totp: "jbsw y3dp ehpk 3pxp",
    uris: [{ match: null, uri: "https://network.example" }],
  };

  it("is known by what stands in it, whatever it is called", () => {
    expect(recognise("x.csv", json({ encrypted: false, folders: [], items: [] }))).toEqual({
      format: "bitwarden-json",
      needsPassphrase: false,
    });
  });

  it("brings logins with all their addresses, codes, fields, notes, folders and collections", async () => {
    const { rows, skipped } = await read({
      encrypted: false,
      folders: [{ id: "f", name: "Parks/Summer" }],
      collections: [{ id: "c", name: "Town hall" }],
      items: [
        {
          type: 1,
          name: "Sample network",
          notes: "Call first.",
          folderId: "f",
          collectionIds: ["c", "unknown"],
          fields: [
            { name: "PIN", value: "0000", type: 1 },
            { name: "Official", value: "true", type: 2 },
            { name: "Points elsewhere", value: null, type: 3, linkedId: 100 },
            { name: "Empty", value: "", type: 0 },
          ],
          login: {
            ...login,
            uris: [{ uri: "androidapp://com.network" }, ...login.uris, { uri: "https://m.network.example" }],
          },
          passwordHistory: [{ lastUsedDate: "2020-01-01T00:00:00.000Z", password: "older" }],
        },
        { type: 1, name: "", login: { username: null, password: "only", totp: null, uris: null } },
        { type: 1, name: "Without login", login: null },
        { type: 2, name: "House rules", notes: "Be kind.", secureNote: { type: 0 } },
      ],
    });
    expect(skipped).toEqual([]);
    expect(rows).toEqual([
      {
        label: "Sample network",
        username: "parks",
        password: "p4ss",
        address: "https://network.example",
        totp: "otpauth://totp/Sample%20network?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
        notes:
          "Call first.\n\nAddress: androidapp://com.network\nAddress: https://m.network.example\nPIN: 0000\nOfficial: true\nAlso in: Town hall",
        recoveryCodes: [],
        group: "Parks / Summer",
      },
      expect.objectContaining({ label: "Without a name", password: "only", address: null, totp: null }),
      expect.objectContaining({ label: "Without login", password: "" }),
      expect.objectContaining({ label: "House rules", password: "", notes: "Be kind.", group: "" }),
    ]);
  });

  it("keeps a secret for codes that can't be used among the notes", async () => {
    const { rows } = await read({
      items: [{ type: 1, name: "Sample", login: { ...login, totp: "steam://JBSWY3DP" } }],
    });
    expect(rows[0]).toMatchObject({ totp: null, notes: "Secret for codes: steam://JBSWY3DP" });
  });

  it("says line by line what it leaves out", async () => {
    const { rows, skipped } = await read({
      items: [
        { type: 3, name: "Town card", card: { number: "CANARY" } },
        { type: 4, name: "The mayor", identity: { ssn: "CANARY" } },
        { type: 5, name: "Server", sshKey: { privateKey: "CANARY" } },
        { type: 99, name: "Something new" },
        { type: 1, name: "Thrown away", deletedDate: "2026-01-01T00:00:00.000Z", login },
        { type: 1, name: "With passkey", login: { ...login, fido2Credentials: [{ keyValue: "CANARY" }] } },
        { type: 1, name: "With file", login, attachments: [{ fileName: "CANARY" }] },
        { type: "CANARY", name: "Broken" },
        "CANARY",
        { type: 1, name: "x".repeat(5_000), login },
      ],
    });
    expect(rows.map(({ label }) => label)).toEqual(["With passkey", "With file"]);
    expect(
      skipped.map(({ line, refused }) => [line, refused.code, refused.detail?.kind ?? refused.detail?.field]),
    ).toEqual([
      [1, "IMPORT_FORMAT_UNKNOWN", "card"],
      [2, "IMPORT_FORMAT_UNKNOWN", "identity"],
      [3, "IMPORT_FORMAT_UNKNOWN", "ssh-key"],
      [4, "IMPORT_FORMAT_UNKNOWN", "other"],
      [5, "IMPORT_FORMAT_UNKNOWN", "deleted"],
      [6, "IMPORT_FORMAT_UNKNOWN", "passkey"],
      [7, "IMPORT_FORMAT_UNKNOWN", "attachment"],
      [8, "IMPORT_DAMAGED", undefined],
      [9, "IMPORT_DAMAGED", undefined],
      [10, "TEXT_TOO_LONG", "label"],
    ]);
    expect(JSON.stringify(skipped)).not.toContain("CANARY");
  });
});

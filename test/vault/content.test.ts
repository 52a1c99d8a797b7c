import canonicalize from "canonicalize";
import { describe, expect, it } from "vitest";
import type { VaultContent } from "../../main/model/vault.ts";
import { contentText, parseContent } from "../../main/vault/content.ts";
import { changed, deleted, resetOf, settled, withResets } from "../../main/vault/credential.ts";
import { credentialOf, withCredentials } from "../../main/vault/credential-list.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { aPerson, aVault, by, fields, firstDay, moment, uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const [ada, bo] = [await aPerson("Ada A"), await aPerson("Bo B")];
const id = uuid(1000, 2);

/** A history with a conflict in it, a tombstone, a reset, and texts of every kind. */
function rich(): VaultContent {
  const base = aVault([ada, bo], { credentials: 3, fields: (n) => ({ label: `“Größe” \\ud800 \u2028 ${n}` }) });
  const mine = edit(base, 1, { password: "mine" });
  const theirs = edit(base, 2, { password: "theirs" });
  const merged = mergeVaults(mine, theirs, 4).content;
  const conflict = credentialIn(merged, id);
  const done = settled(conflict, conflict.version, by(ada, 3, 5));
  const other = credentialIn(merged, uuid(1001, 2));
  const reset = {
    because: "left",
    due: "2026-04-01",
    id: uuid(9, 4),
    openedAt: moment(9),
    openedBy: ada.keyId,
    person: "Di",
  };
  const gone = deleted(credentialIn(merged, uuid(1002, 2)), by(bo, 4, 5), null);
  return withCredentials(merged, [done, withResets(other, [resetOf(other, reset)]), gone]);
}

function edit(content: VaultContent, n: number, part: object): VaultContent {
  return withCredentials(content, [changed(credentialIn(content, id), fields(n, part), by(ada, n, 2))]);
}

function credentialIn(content: VaultContent, which: string) {
  const found = credentialOf(content, which);
  if (found === null) throw new Error("no credential");
  return found;
}

const text = contentText(rich());

type Json = Record<string, unknown> & unknown[];

/** The JSON with another value at a place, undefined for none. Written in JCS, so that nothing else is wrong with it. */
function doctored(place: string, change: (old: Json) => unknown): string {
  const vault = JSON.parse(text);
  const names = place.split(".");
  const last = names.pop() ?? "";
  const holder = names.reduce((value, name) => value[name], vault);
  holder[last] = change(holder[last]);
  return canonicalize(vault) ?? "";
}

describe("content that somebody signed and that is no vault", () => {
  it.each([
    ["no JSON", text.slice(0, -1)],
    ["nothing", ""],
    ["an array", "[]"],
    ["null", "null"],
    ["white space", text.replace(",", ", ")],
    ["white space at the end", `${text}\n`],
    ["white space among the credentials", text.replace('"earlier":[]', '"earlier":[ ]')],
    ["a byte-order mark", `\ufeff${text}`],
    ["a name twice", text.replace('"deleted":false', '"deleted":false,"deleted":false')],
    ["a vault's name twice", text.replace('"name":"Parks"', '"name":"Parks","name":"Parks"')],
    ["another way to write a character", text.replace("Parks", "\\u0050arks")],
    ["another way in a credential", text.replace("Größe", "Gr\\u00f6\\u00dfe")],
    ["another way to write a number", text.replace('"revision":2,', '"revision":2.0,')],
    ["members out of order", text.replace('"deleted":false,"earlier":[]', '"earlier":[],"deleted":false')],
    ["__proto__ in a credential", text.replace('{"account"', '{"__proto__":{"deleted":true},"account"')],
    ["__proto__ in the vault", text.replace('{"createdAt"', '{"__proto__":{"v":1},"createdAt"')],
    ["__proto__ in a custodian", text.replace('{"addedAt"', '{"__proto__":{"role":"x"},"addedAt"')],
    ["constructor in a credential", text.replace('"deleted"', '"constructor":{},"deleted"')],
  ])("is refused: %s", async (_, wrong) => {
    expect(wrong).not.toBe(text);
    expect(await refusalOf(() => parseContent(wrong))).toBe("VAULT_DAMAGED");
  });

  it.each<[string, string, (old: Json) => unknown]>([
    ["a member more", "more", () => 1],
    ["a member less", "department", () => undefined],
    ["a credential with a member more", "credentials.0.more", () => 1],
    ["a credential with a member less", "credentials.0.totp", () => undefined],
    ["no credentials", "credentials", () => ({})],
    ["a credential that is a text", "credentials.0", () => "x"],
    ["a credential that is null", "credentials.0", () => null],
    ["a password that is a number", "credentials.0.password", () => 1],
    ["a password that is null", "credentials.0.password", () => null],
    ["a label without end", "credentials.0.label", () => "x".repeat(4001)],
    ["notes without end", "credentials.0.notes", () => "x".repeat(1_048_577)],
    ["a recovery code that is none", "credentials.0.recoveryCodes", () => [7]],
    ["recovery codes without end", "credentials.0.recoveryCodes", () => Array(1001).fill("x")],
    ["a time that is none", "credentials.0.changedAt", () => "2026-02-30T00:00:00.000Z"],
    ["a revision of none", "credentials.0.revision", () => 0],
    ["half a revision", "credentials.0.sealedIn", () => 1.5],
    ["a key id that is none", "credentials.0.changedBy", () => "xyz"],
    ["an id that is none", "credentials.0.id", () => "../../etc"],
    ["a move to nowhere", "credentials.0.movedTo", () => "there"],
    ["a credential twice", "credentials", (old) => [...old, old[0]]],
    [
      "a credential among the tombstones, too",
      "tombstones",
      (old) => [{ ...rich().credentials[1], deleted: true }, ...old],
    ],
    ["a tombstone that is not deleted", "tombstones.0.deleted", () => false],
    ["a deleted credential that is no tombstone", "credentials.0.deleted", () => true],
    ["credentials out of order", "credentials", (old) => old.toReversed()],
    ["a version twice", "credentials.0.earlier", (old) => [...old, old[0]]],
    ["versions out of order", "credentials.0.earlier", (old) => old.toReversed()],
    ["a version whose parent is missing", "credentials.0.earlier.0.parents", () => [uuid(77)]],
    ["a version that is its own parent", "credentials.1.parents", () => [rich().credentials[1]?.version]],
    ["versions in a circle", "credentials.0.earlier.0.parents", () => [rich().credentials[0]?.version]],
    ["parents out of order", "credentials.0.parents", (old) => old.toReversed()],
    ["a version that should not win", "credentials.0", (old) => ({ ...old, parents: [], revision: 1 })],
    ["a reset for a version that is not there", "credentials.1.resets.0.versions", () => [uuid(77)]],
    ["a reset for nothing", "credentials.1.resets.0.versions", () => []],
    ["a reset twice", "credentials.1.resets", (old) => [...old, ...old]],
    ["a reset due on no day", "credentials.1.resets.0.due", () => "2026-02-30"],
    ["an open reset that is said to be closed", "credentials.1.resetDue", () => null],
    ["a date due without a reset", "credentials.0.resetDue", () => "2026-04-01"],
    ["no custodian", "custodians", () => []],
    [
      "a custodian who was removed",
      "custodians.0.removed",
      () => ({ at: firstDay, because: "", by: ada.keyId, revision: 1 }),
    ],
    ["a former custodian who was not", "formerCustodians", () => [rich().custodians[0]]],
    ["custodians out of order", "custodians", (old) => old.toReversed()],
    ["a custodian with a member more", "custodians.0.more", () => 1],
    ["a vault id that is none", "id", () => "x"],
    ["a vault of version 0", "v", () => 0],
    ["a vault of no version", "v", () => undefined],
  ])("is refused: %s", async (_, place, change) => {
    const wrong = doctored(place, change);
    expect(wrong).not.toBe(text);
    expect(await refusalOf(() => parseContent(wrong))).toBe("VAULT_DAMAGED");
  });

  it("is refused for half a character, wherever it stands", async () => {
    for (const place of ["Parks", "Größe", "mine"]) {
      expect(await refusalOf(() => parseContent(text.replace(place, "\\ud83e")))).toBe("VAULT_DAMAGED");
    }
  });

  it("says where, and never what stands there", () => {
    expect.assertions(2);
    const wrong = doctored("credentials.0.password", () => ["the-canary"]);
    try {
      parseContent(wrong);
    } catch (error) {
      expect(String(error)).toContain("credential: password");
      expect(String(error)).not.toContain("canary");
    }
  });
});

describe("content of a later format", () => {
  it("says so, whatever else it looks like", async () => {
    const later = [
      doctored("v", () => 2),
      doctored("v", () => 9).replace('"createdAt"', '"abc":[],"createdAt"'),
      '{"items":[],"v":2}',
    ];
    for (const one of later) expect(await refusalOf(() => parseContent(one))).toBe("VAULT_FROM_FUTURE");
  });
});

describe("the text of a vault", () => {
  it("is its JCS, whether all of it or only a part was written before", () => {
    expect(text).toBe(canonicalize(JSON.parse(text)));
    const read = parseContent(text);
    expect(contentText(read)).toBe(text);
    const next = withCredentials(read, [changed(credentialIn(read, id), fields(5), by(bo, 5, 6))]);
    expect(contentText(next)).toBe(canonicalize(JSON.parse(JSON.stringify(next))));
    expect(parseContent(contentText(next))).toEqual(next);
  });

  it("stays JCS while credentials come, change and go in a list of many", () => {
    let content = parseContent(contentText(aVault([ada], { credentials: 200 })));
    for (let n = 0; n < 40; n++) {
      const [some] = content.credentials.slice((n * 37) % content.credentials.length);
      if (some === undefined) throw new Error("no credential");
      const change = by(ada, n, n + 2);
      const next = n % 3 === 0 ? deleted(some, change, null) : changed(some, fields(n), change);
      content = withCredentials(content, [n % 3 === 2 ? { ...next, id: uuid(5000 - n, 2) } : next]);
      expect(contentText(content)).toBe(canonicalize(JSON.parse(JSON.stringify(content))));
    }
    expect(parseContent(contentText(content))).toEqual(content);
  });

  it("reads what is there, in the shape that the app uses", () => {
    expect(parseContent(text)).toEqual(rich());
    expect(parseContent(Buffer.from(text))).toEqual(rich());
  });

  it("is not written for what could not be read again", async () => {
    const content = aVault([ada]);
    const [one] = content.credentials;
    if (one === undefined) throw new Error("no credential");
    const broken = [
      { ...one, password: "\ud83e" },
      { ...one, label: "x".repeat(5000) },
      { ...one, resetDue: "2026-01-01" },
      { ...one, parents: [uuid(3)] },
      { ...one, more: "x" },
    ];
    for (const credential of broken) {
      expect(await refusalOf(() => contentText(withCredentials(content, [credential])))).toBe("VAULT_DAMAGED");
    }
    expect(await refusalOf(() => contentText({ ...content, custodians: [] }))).toBe("VAULT_DAMAGED");
    expect(await refusalOf(() => contentText({ ...content, name: "\ud83e" }))).toBe("VAULT_DAMAGED");
  });
});

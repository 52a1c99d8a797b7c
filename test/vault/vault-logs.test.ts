import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originOf, signCheckpoint } from "../../main/lib/proof/checkpoint.ts";
import { hashOf } from "../../main/lib/proof/merkle.ts";
import { signerOf, verifierKey } from "../../main/lib/signed-note.ts";
import type { VaultContent, VaultLog } from "../../main/model/vault.ts";
import { contentText, parseContent } from "../../main/vault/content.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { mostProofs, unitedLogs } from "../../main/vault/vault-logs.ts";
import { aPerson, aVault } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const ada = await aPerson("Ada A");
const signers = [signerOf(Buffer.alloc(32, 1)), signerOf(Buffer.alloc(32, 2))] as const;
const origins = [originOf("one.example", signers[0].publicKey), originOf("two.example", signers[1].publicKey)] as const;

function hash(n: number): string {
  return Buffer.alloc(32, n).toString("base64");
}

function log(
  origin: string,
  size: number,
  cosigners: readonly string[] = [],
  proofs: readonly number[] = [],
): VaultLog {
  const signer = signers[origins.indexOf(origin as (typeof origins)[number])] ?? signers[0];
  const line = (name: string) => `— ${name} ${Buffer.alloc(76, name.length).toString("base64")}\n`;
  const root = hashOf(Buffer.from(hash(size), "base64"));
  const checkpoint = signCheckpoint({ origin, size, root }, signer) + cosigners.map(line).join("");
  const shown = proofs.map((old) => ({ path: [hash(old)], root: hash(old), size: old }));
  return { checkpoint, origin, proofs: shown, vkey: verifierKey(origin, signer.publicKey) };
}

const anyLog = fc
  .record({
    origin: fc.constantFrom(...origins),
    size: fc.integer({ min: 1, max: 3 }),
    cosigners: fc.uniqueArray(fc.constantFrom("a@x.example", "bb@x.example", "ccc@x.example")),
    proofs: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 50 }),
  })
  .map(({ origin, size, cosigners, proofs }) =>
    log(origin, size, cosigners.sort(), [...proofs].sort((a, b) => a - b).slice(-mostProofs)),
  );
const anyLogs = fc.uniqueArray(anyLog, { selector: ({ origin }) => origin }).map((logs) => unitedLogs(logs, []));

describe("heads of removal logs in a vault", () => {
  it("come to the same in whatever order copies meet", () => {
    fc.assert(
      fc.property(anyLogs, anyLogs, anyLogs, (a, b, c) => {
        expect(unitedLogs(a, b)).toEqual(unitedLogs(b, a));
        expect(unitedLogs(unitedLogs(a, b), c)).toEqual(unitedLogs(a, unitedLogs(b, c)));
        expect(unitedLogs(a, a)).toEqual(a);
      }),
      { numRuns: 500 },
    );
  });

  it("keep every signature under the newest head, and the log's own first", () => {
    const [one] = unitedLogs([log(origins[0], 3, ["bb@x.example"])], [log(origins[0], 3, ["a@x.example"])]);
    const names = one?.checkpoint.split("\n").filter((line) => line.startsWith("— "));
    expect(names?.map((line) => line.split(" ")[1])).toEqual([origins[0], "a@x.example", "bb@x.example"]);
  });

  it("that their own log has not signed are left out, however large they say they are", () => {
    const genuine = log(origins[0], 3);
    const made = { ...genuine, checkpoint: genuine.checkpoint.replace("\n3\n", `\n${2 ** 53 - 1}\n`) };
    expect(unitedLogs([genuine], [made])).toEqual([genuine]);
    expect(unitedLogs([made], [genuine])).toEqual([genuine]);
    expect(unitedLogs([{ ...genuine, vkey: "no key" }], [])).toEqual([]);
  });

  it("are never so many that the vault could not be written", () => {
    const many = Array.from({ length: 1_000 }, (_, n) => {
      const signer = signerOf(Buffer.from([...Buffer.alloc(30), n >> 8, n & 255]));
      const origin = originOf("made-up.example", signer.publicKey);
      const checkpoint = signCheckpoint({ origin, size: 1, root: hashOf(Buffer.alloc(32)) }, signer);
      return { checkpoint, origin, proofs: [], vkey: verifierKey(origin, signer.publicKey) };
    });
    const content: VaultContent = { ...aVault([ada]), logs: unitedLogs(many, [log(origins[0], 3)]) };
    expect(parseContent(contentText(content)).logs?.length).toBeLessThanOrEqual(200);
  });

  it("stand in the content as JCS, and are read again", () => {
    const content: VaultContent = { ...aVault([ada]), logs: [log(origins[0], 3, [], [1, 2]), log(origins[1], 1)] };
    const text = contentText(content);
    expect(text).toBe(canonicalize(JSON.parse(text)));
    expect(parseContent(text).logs).toEqual(content.logs);
  });

  it.each([
    ["none", []],
    ["the same log twice", [log(origins[0], 1), log(origins[0], 2)]],
    ["in another order", [log(origins[1], 1), log(origins[0], 2)]],
    ["a root that is none", [{ ...log(origins[0], 1), proofs: [{ path: [], root: "AA==", size: 1 }] }]],
  ])("are refused: %s", async (_, logs) => {
    const vault = JSON.parse(contentText(aVault([ada])));
    const text = canonicalize({ ...vault, logs }) ?? "";
    expect(await refusalOf(() => parseContent(text))).toBe("VAULT_DAMAGED");
  });

  it("alone are no reason to write a vault anew", () => {
    const mine = aVault([ada]);
    const theirs: VaultContent = { ...mine, logs: [log(origins[0], 3)] };
    expect(mergeVaults(mine, theirs, 2)).toMatchObject({ equalsMine: true, equalsTheirs: true });
  });
});

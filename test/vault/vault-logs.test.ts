import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VaultContent, VaultLog } from "../../main/model/vault.ts";
import { contentText, parseContent } from "../../main/vault/content.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { mostProofs, unitedLogs } from "../../main/vault/vault-logs.ts";
import { aPerson, aVault } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const ada = await aPerson("Ada A");
const origins = ["one.example/custodia/0000000000000001", "two.example/custodia/0000000000000002"] as const;

function hash(n: number): string {
  return Buffer.alloc(32, n).toString("base64");
}

function log(
  origin: string,
  size: number,
  cosigners: readonly string[] = [],
  proofs: readonly number[] = [],
): VaultLog {
  const line = (name: string) => `— ${name} ${Buffer.alloc(68, name.length).toString("base64")}\n`;
  const checkpoint = `${origin}\n${size}\n${hash(size)}\n\n${[origin, ...cosigners].map(line).join("")}`;
  const shown = proofs.map((old) => ({ path: [hash(old)], root: hash(old), size: old }));
  return { checkpoint, origin, proofs: shown, vkey: `${origin}+00000000+AQ==` };
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

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Act, CustodianHome, canary, onLinux } from "./services/custodian-home.ts";

const home = new CustodianHome();
const { session } = home;

onLinux("two custodians at two workstations, each with a keyring of its own", { timeout: 180_000 }, () => {
  const alex = { keyring: "alex", folder: "alex-data", custodian: "Alex Sample" };
  const quinn = { keyring: "quinn", folder: "quinn-data", custodian: "Quinn Example" };

  it("[A-6.h.i] the one makes an export key, the other seals to it, and a receipt proves that it was opened", async () => {
    const [, , key] = await session("unlocked", ["start", "first-run", ["export key"]], quinn);
    const handOver: Act[] = [
      "start",
      "first-run",
      ["vault", canary],
      ["add custodian", `> ${String(key)}`],
      ["sealed file"],
    ];
    const [, , , custodians, sealed] = await session("unlocked", handOver, alex);
    expect(custodians).toBe(2);
    const file = join(home.path, "handed-over.custodia-vault");
    writeFileSync(file, Buffer.from(String(sealed), "base64"));
    const taken = await session(
      "unlocked",
      ["start", ["take", file], ["unlock", null], ["take", file], "password"],
      quinn,
    );
    expect(taken).toEqual(["ready", "refused VAULT_LOCKED", "open", expect.any(String), canary]);
    const { known, receipt } = JSON.parse(String(taken[3]));
    expect(known).toBe(false);
    expect(await session("unlocked", ["start", ["unlock", null], ["take receipt", receipt], "count"], alex)).toEqual([
      "ready",
      "open",
      expect.arrayContaining(["Alex Sample true", "Quinn Example true"]),
      "1",
    ]);
  });
});

onLinux("the memory of the process", { timeout: 180_000 }, () => {
  it("[A-6.h.i] holds no text of the key and no password any more once the vaults are locked", async () => {
    const [openHeap, lockedHeap] = ["open", "locked"].map((name) => join(home.path, `${name}.heapsnapshot`)) as [
      string,
      string,
    ];
    await session("unlocked", ["start", "first-run", ["vault", canary]]);
    const [, kept] = await session("unlocked", ["start", "kept key"]);
    const { age, hybrid, seed } = JSON.parse(String(kept));
    const begin: Act[] = ["start", ["unlock", null], "password"];
    const flags = ["--expose-gc", "--heap-snapshot-string-limit=1000000"];
    // Two processes: looking at the heap leaves traces of its own.
    await session("unlocked", [...begin, ["heap", openHeap]], {}, flags);
    const acts: Act[] = [...begin, "lock", ["heap", lockedHeap]];
    expect(await session("unlocked", acts, {}, flags)).toEqual(["ready", "open", canary, "locked", "seen"]);
    const [open, locked] = [openHeap, lockedHeap].map((file) => readFileSync(file, "latin1")) as [string, string];
    // That what is looked for can be found at all: the post-quantum identity and the content are in use while it is open.
    expect([hybrid, canary].map((secret) => open.includes(secret))).toEqual([true, true]);
    expect(age).toMatch(/^AGE-SECRET-KEY-1/);
    expect([age, hybrid, seed, canary].map((secret) => locked.includes(secret))).toEqual([false, false, false, false]);
    // The rest of this pattern is in the program itself.
    expect(locked).not.toMatch(/AGE-SECRET-KEY-(PQ-)?1[02-9AC-HJ-NP-Z]{10}/);
  });
});

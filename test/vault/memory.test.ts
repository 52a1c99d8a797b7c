import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { input, makeFolder } from "./a-workstation.ts";
import { openDesk } from "./kill-desk.ts";

const program = fileURLToPath(new URL("heap-process.ts", import.meta.url));
const data = makeFolder();
const secrets = [
  "canary-of-a-password-7d1",
  "canary-of-a-note-7d1",
  "canary-of-a-code-7d1",
  "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
];

beforeAll(async () => {
  const { vaults, vault, close } = await openDesk(data);
  const [password = "", notes = "", recoveryCodes = "", totp = ""] = secrets;
  await vaults.saveCredential(vault, null, null, input("Page", { password, notes, recoveryCodes, totp }));
  await close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Which of the secrets a process holds that has opened the vault and used all of it. */
function heldBy(mode: "open" | "locked"): string[] {
  const snapshot = join(data, `${mode}.heapsnapshot`);
  const args = ["--expose-gc", program, data, snapshot, mode];
  const run = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(run.stderr).toBe("");
  const held = readFileSync(snapshot, "utf8");
  const key = JSON.parse(readFileSync(join(data, "key.json"), "utf8")) as Record<string, string>;
  return [...secrets, key.age ?? "", key.hybrid ?? "", key.seed ?? ""].filter((secret) => held.includes(secret));
}

it("holds no password, no note, no code and no key once it is locked", () => {
  expect(heldBy("locked")).toEqual([]);
}, 60_000);

it("does hold them while it is open, or the test above would prove nothing", () => {
  expect(heldBy("open")).toEqual(expect.arrayContaining(secrets));
}, 60_000);

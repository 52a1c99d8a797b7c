/**
 * A custodian who never rests: opens the vault in the data folder given, saves, asks for resets and closes them without end, and prints
 * one line for each thing that was acknowledged. Killed from outside at any moment; run by the kill battery.
 */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { edit, input } from "./a-workstation.ts";
import { openDesk } from "./kill-desk.ts";

const [data = ""] = process.argv.slice(2);
// Started beforehand: the folder is free only once the one before was killed and looked at.
await once(process.stdin, "data");
const { vaults, vault } = await openDesk(data);

/** Straight to the pipe: a line that was printed survives the kill. */
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

for (let n = Date.now(); ; n += 1) {
  const { credentials } = await vaults.open(vault, false);
  const row = credentials.length < 12 ? undefined : credentials[randomInt(credentials.length)];
  if (row === undefined) {
    const made = await vaults.saveCredential(vault, null, null, input(`Page ${n}`, { password: `pretence ${n}` }));
    acknowledge(`saved ${made.id} ${n}`);
    continue;
  }
  if (n % 3 === 0) await vaults.askReset(vault, [row.id], `Person ${n}`, "Left the city");
  const { version } = await vaults.credential(vault, row.id);
  await vaults.saveCredential(vault, row.id, version, edit(row.label, `pretence ${n}`));
  acknowledge(`saved ${row.id} ${n}`);
  if (n % 3 === 0) acknowledge(`closed ${row.id} ${n}`);
}

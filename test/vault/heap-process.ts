/**
 * Opens the vault in the data folder given, gives out all that is in it, and writes what the memory then holds: `heap-process.ts <data>
 * <snapshot> open|locked`. It knows nothing of what is in the vault but through the key.
 */
import { writeHeapSnapshot } from "node:v8";
import { openDesk } from "./kill-desk.ts";

const [data = "", snapshot = "", mode = ""] = process.argv.slice(2);
const desk = await openDesk(data);

async function use(): Promise<void> {
  const { vaults, vault } = desk;
  const { credentials } = await vaults.open(vault, false);
  for (const { id } of credentials) {
    await vaults.credential(vault, id);
    for (const field of ["password", "notes", "recoveryCodes", "totp"] as const) vaults.reveal(vault, id, null, field);
    vaults.copyValue(vault, id, null, "password", 0);
    vaults.copyValue(vault, id, null, "recoveryCodes", 0);
    vaults.code(vault, id);
    const { version, label } = await vaults.credential(vault, id);
    const kept = { keep: true } as const;
    const secrets = { password: kept, totp: kept, notes: kept, recoveryCodes: kept };
    const input = { account: null, address: null, label: `${label}.`, username: "", ...secrets };
    await vaults.saveCredential(vault, id, version, input);
  }
  await vaults.incoming((await vaults.sealedFile(vault)).bytes);
}

await use();
// Long enough for weak passwords to be looked for.
await new Promise((resolve) => setTimeout(resolve, 1_500));
if (mode === "locked") desk.vaults.lock();
for (let time = 0; time < 5; time += 1) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc?.();
}
writeHeapSnapshot(snapshot);
// Not collected before: the desk outlives the snapshot.
await desk.close();

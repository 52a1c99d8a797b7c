import { parentPort, workerData } from "node:worker_threads";
import { storageError } from "../lib/storage-error.ts";
import type { Refused } from "../model/error-code.ts";
import { packRef } from "../model/policy-pack.ts";
import type { PackageReport, WorkProgress } from "../model/records-view.ts";
import { openPackage, type PackageFile } from "../packages/open/index.ts";
import { verifyPackage } from "../packages/verify/index.ts";
import { loadPacks, parseKeptPack } from "../policies/index.ts";
import type { PackageCheckTask } from "./package-check.ts";

/** What the thread says. */
export type PackageCheckMessage =
  | { readonly progress: WorkProgress }
  | { readonly report: PackageReport }
  | { readonly refused: Refused };

async function run(task: PackageCheckTask, say: (message: PackageCheckMessage) => void): Promise<void> {
  const cancel = new AbortController();
  parentPort?.once("message", () => cancel.abort());
  const open: PackageFile[] = [];
  try {
    const { identities, vkey, knownKeys } = task;
    const installed = task.packs === undefined ? [] : loadPacks(...task.packs).packs;
    const ownPacks = new Map(installed.map((pack) => [packRef(pack), pack]));
    const [file, previous] = await openBoth(task.file, task.previous, identities, open);
    const onProgress = (progress: WorkProgress) => say({ progress });
    const options = { readPack: parseKeptPack, ownPacks, vkey, previous, knownKeys, onProgress, signal: cancel.signal };
    say({ report: await verifyPackage(file, options) });
  } catch (error) {
    say({ refused: storageError(error).refused() });
  } finally {
    for (const file of open) file.close();
    parentPort?.close();
  }
}

async function openBoth(
  file: string,
  previous: string | undefined,
  identities: readonly (string | CryptoKey)[],
  open: PackageFile[],
): Promise<readonly [PackageFile, PackageFile | undefined]> {
  const first = await openPackage(file, { identities });
  open.push(first);
  if (previous === undefined) return [first, undefined];
  const second = await openPackage(previous, { identities });
  open.push(second);
  return [first, second];
}

await run(workerData as PackageCheckTask, (message) => parentPort?.postMessage(message));

/** A canary: one password that must be found nowhere but in the sealed file, until a person asks to see it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { CredentialInput } from "../../preload/contract.ts";
import { expect, type RunningApp, test } from "./app.ts";

const canary = "Canary-7f3a-Bird-Yellow-91c4";
/** As it would stand in UTF-16 text, base64, or with its letters escaped. */
const traces = [canary, Buffer.from(canary).toString("base64").slice(0, 30), Buffer.from(canary).toString("hex")];

const secret = (value: string) => ({ keep: false as const, value });
const input: CredentialInput = {
  account: null,
  address: "https://platform.example/login",
  label: "Sample page",
  username: "sample_page",
  password: secret(canary),
  totp: secret(""),
  recoveryCodes: secret(""),
  notes: secret(""),
};

/** All that a renderer holds on its heap, as one text. */
async function rendererHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return parts.join("");
}

function* filesIn(folder: string, newerThan: number): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path, newerThan);
    else if (entry.isFile() && statSync(path).mtimeMs >= newerThan) yield path;
  }
}

/** The files that hold a trace of the canary. A file that went away meanwhile holds nothing any more. */
function tracesIn(folder: string, newerThan: number): string[] {
  const found: string[] = [];
  const wide = Buffer.from(canary, "utf16le");
  for (const file of files(folder, newerThan)) {
    const bytes = contentOf(file);
    if (traces.some((trace) => bytes.includes(trace)) || bytes.includes(wide)) found.push(file);
  }
  return found;
}

function files(folder: string, newerThan: number): string[] {
  try {
    return [...filesIn(folder, newerThan)];
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "EACCES"].includes(String(error.code))) return [];
    throw error;
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "EACCES"].includes(String(error.code)))
      return Buffer.alloc(0);
    throw error;
  }
}

/** The words that every process of this machine was started with. */
function commandLines(): string {
  if (process.platform !== "linux") return "";
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((id) => contentOf(join("/proc", id, "cmdline")).toString())
    .join("\n");
}

async function withVault(app: RunningApp): Promise<{ vault: string; credential: string }> {
  const { summary } = await app.get("vault.create", { name: "Sample vault", department: "Parks and Recreation" });
  const made = await app.get("vault.save-credential", { vault: summary.id, credential: null, version: null, input });
  return { vault: summary.id, credential: made.id };
}

test("[A-6.h.i] a password is in the sealed file and nowhere else on the disk, whatever is done with the vault", async ({
  ready,
  folder,
}) => {
  const started = Date.now() - 1_000;
  const { vault } = await withVault(ready);
  for (const file of ["handed.custodia-vault", "recovery.age", "keepass.kdbx"]) {
    await ready.answerSave(join(folder, file));
    if (file.startsWith("handed")) await ready.get("handover.save", { vault });
    else if (file.startsWith("recovery")) await ready.get("recovery.make", { vault });
    else {
      const asked = { vault, format: "kdbx" as const, typed: "Sample vault", passphrase: "a long passphrase for it" };
      await ready.get("export.save", asked);
    }
  }
  expect(commandLines()).not.toContain(canary);
  await ready.get("vault.lock", null);
  await ready.crash();
  await ready.get("vault.unlock", { passphrase: null });
  await ready.get("vault.open", { vault, acceptOlder: false });
  expect(commandLines()).not.toContain(canary);
  await ready.close();
  expect(readdirSync(join(folder, "vaults")).join()).toContain(`${vault}.custodia-vault`);
  expect(tracesIn(folder, 0)).toEqual([]);
  expect(tracesIn(tmpdir(), started).filter((file) => !file.startsWith(folder))).toEqual([]);
});

test("[N-II.1] the window does not hold a password before a person asks to see it, and says who asked", async ({
  ready,
}) => {
  const { vault, credential } = await withVault(ready);
  await ready.restart();
  await ready.get("vault.unlock", { passphrase: null });
  await ready.get("vault.open", { vault, acceptOlder: false });
  await ready.get("vault.credential", { vault, credential });
  const asked = { vault, credential, version: null };
  await ready.get("vault.copy", { ...asked, field: "password", index: 0 });
  expect(await ready.clipboard()).toBe(canary);
  expect(await rendererHeap(ready.page)).not.toContain(canary);
  await ready.page.evaluate(
    async (request) => {
      (globalThis as { kept?: unknown }).kept = await window.custodia.request("vault.reveal", request);
    },
    { ...asked, field: "password" as const },
  );
  // The same look finds it now: it would have found it before.
  expect(await rendererHeap(ready.page)).toContain(canary);
  const { accesses } = await ready.get("vault.accesses", { vault, credential, before: null });
  expect(accesses.map(({ what }) => what)).toEqual(expect.arrayContaining(["password-copied", "password-shown"]));
  expect(accesses.every(({ who }) => who !== "")).toBe(true);
});

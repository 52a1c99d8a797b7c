import { spawnSync } from "node:child_process";
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { CredentialInput } from "../../preload/contract.ts";
import { launch } from "../e2e/hosts.ts";
import { openServices, sampleFolder } from "./data.ts";
import { median, ms, type Row, timed } from "./figures.ts";
import { mainProcess, resident } from "./memory.ts";

const credentials = 10_000;
const rounds = 9;
const measured = "Measured (sample)";

const secret = (value: string) => ({ keep: false as const, value });

function input(number: number, password: string): CredentialInput {
  return {
    account: null,
    address: `https://platform.example/sample_${number}`,
    label: `Sample page ${number}`,
    username: `sample_${number}@city.example`,
    password: secret(password),
    totp: secret(""),
    recoveryCodes: secret(""),
    notes: secret(""),
  };
}

/** The same credentials as other programs take them. */
function csv(): Uint8Array {
  const lines = Array.from(
    { length: credentials },
    (_, number) =>
      `Sample page ${number},https://platform.example/sample_${number},sample_${number}@city.example,Sample-${number}-pass-word,`,
  );
  return Buffer.from(`name,url,username,password,note\n${lines.join("\n")}\n`);
}

/** A sample folder with one more vault, of all those credentials or of none. */
async function vaultFolder(
  folder: string,
  name: "full" | "empty",
): Promise<{ data: string; vault: string; file: string }> {
  const { data } = await sampleFolder(folder, `vault-${name}`, 20, 5);
  const services = await openServices(data);
  const { vaultDesk, vaults } = services.ready;
  await vaultDesk.unlock(null);
  const vault = (await vaults.create(measured, "Sample Department")).summary.id;
  if (name === "full") {
    const { token } = vaults.beginImport("sample.csv", csv());
    const { rows } = await vaults.previewImport(token, vault, null);
    await vaults.takeImport(
      token,
      vault,
      rows.map(({ index }) => index),
    );
  }
  await services.close();
  return { data, vault, file: join(data, "vaults", `${vault}.custodia-vault`) };
}

/** Opening from the file and saving one change, in the app's services, against `age` on the same bytes and one fsync. */
async function benchOpenAndSave(folder: string, data: string, full: string, file: string): Promise<Row> {
  const own = mkdtempSync(join(folder, "age-"));
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const names = Object.fromEntries(["identity", "plain", "sealed", "opened"].map((name) => [name, join(own, name)]));
  const { identity: key = "", plain = "", sealed = "", opened = "" } = names;
  writeFileSync(key, `${identity}\n`);
  const services = await openServices(data);
  const { vaultDesk, vaults } = services.ready;
  await vaultDesk.unlock(null);
  const [first] = (await vaults.open(full, false)).credentials;
  if (first === undefined) throw new Error("the vault is empty");
  const seen = { bytes: readFileSync(file).length };
  // The same length: what is in the bytes makes no difference to age.
  writeFileSync(plain, Buffer.alloc(seen.bytes, "x"));
  const age = (...args: string[]) => {
    const { status, stderr } = spawnSync("age", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`age: ${stderr}`);
  };
  const theirs = () => {
    age("-r", recipient, "-o", sealed, plain);
    age("-d", "-i", key, "-o", opened, sealed);
    const handle = openSync(sealed, "r+");
    fsyncSync(handle);
    closeSync(handle);
  };
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    vaultDesk.lock("person");
    await vaultDesk.unlock(null);
    const ours = await timed(async () => {
      await vaults.open(full, false);
      const { version } = await vaults.credential(full, first.id);
      await vaults.saveCredential(full, first.id, version, input(0, `Sample-round-${round}-pass-word`));
    });
    const other = await timed(theirs);
    if (round < 0) continue;
    times.ours.push(ours);
    times.theirs.push(other);
  }
  await services.close();
  return {
    name: "open and save a vault of 10,000 credentials, against the age command on as many bytes and one fsync",
    seen: `${ms(median(times.ours))} against ${ms(median(times.theirs))}, ${(seen.bytes / 1e6).toFixed(1)} MB, medians of ${rounds}`,
    value: median(times.ours) / median(times.theirs),
    bound: 1.5,
    unit: "×",
  };
}

function keepassFile(folder: string): string {
  const own = mkdtempSync(join(folder, "keepass-"));
  mkdirSync(own, { recursive: true });
  const entries = Array.from({ length: credentials }, (_, number) => {
    const strings = [
      ["Title", `Sample page ${number}`],
      ["UserName", `sample_${number}@city.example`],
      ["Password", `Sample-${number}-pass-word`],
      ["URL", `https://platform.example/sample_${number}`],
    ].map(([name, value]) => `<String><Key>${name}</Key><Value>${value}</Value></String>`);
    const id = Buffer.from(String(number).padStart(16, "0")).toString("base64");
    return `<Entry><UUID>${id}</UUID>${strings.join("")}</Entry>`;
  });
  const xml = join(own, "sample.xml");
  const group = `<Group><UUID>AAAAAAAAAAAAAAAAAAAAAA==</UUID><Name>Root</Name>${entries.join("")}</Group>`;
  writeFileSync(
    xml,
    `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><DatabaseName>sample</DatabaseName></Meta><Root>${group}</Root></KeePassFile>`,
  );
  const file = join(own, "sample.kdbx");
  keepass(["import", "-p", xml, file], "sample\nsample\n");
  return file;
}

function keepass(args: string[], typed: string): void {
  const env = { ...process.env, QT_QPA_PLATFORM: "offscreen" };
  const { status, stderr } = spawnSync("keepassxc-cli", args, { input: typed, encoding: "utf8", env });
  if (status !== 0) throw new Error(`keepassxc-cli: ${stderr}`);
}

async function toVaults(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "Screens" })
    .getByRole("button", { name: /^Vault/ })
    .click();
}

/** To the measured vault, by the menu under the name of the one that is shown. */
async function switchTo(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.getByRole("menuitem", { name: measured }).click();
}

/** From pressing Unlock to the first lines of the list on the screen, in the window, against `keepassxc-cli ls` on the same credentials. */
async function benchUnlock(folder: string, data: string): Promise<Row> {
  const file = keepassFile(folder);
  const host = await launch(data);
  const { page } = host;
  await toVaults(page);
  const unlock = page.getByRole("button", { name: "Unlock", exact: true });
  const line = page.getByText("Sample page 0", { exact: true }).first();
  const times = { ours: [] as number[], theirs: [] as number[] };
  await unlock.click();
  await switchTo(page);
  await line.waitFor();
  for (let round = -1; round < rounds; round += 1) {
    await page.keyboard.press("Control+l");
    await unlock.waitFor();
    // Measured inside the page, by its own clock: what drives the page takes no part in it.
    const ours = await page.evaluate(async () => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === "Unlock");
      const start = performance.now();
      button?.click();
      const shown = () => document.body.textContent?.includes("Sample page 0") === true;
      while (!shown()) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    });
    const theirs = await timed(() => keepass(["ls", "-q", file], "sample\n"));
    if (round < 0) continue;
    times.ours.push(ours);
    times.theirs.push(theirs);
  }
  await host.close();
  return {
    name: "unlock to the list shown, 10,000 credentials, against keepassxc-cli ls",
    seen: `${host.kind}; ${ms(median(times.ours))} against ${ms(median(times.theirs))}, medians of ${rounds}`,
    value: median(times.ours) / median(times.theirs),
    bound: 0.3,
    unit: "×",
  };
}

/** What ten thousand credentials add to the main process, the vault open in the window. */
async function benchVaultMemory(full: string, empty: string): Promise<Row> {
  const sizes: number[] = [];
  let kind = "";
  for (const data of [full, empty]) {
    const host = await launch(data);
    kind = host.kind;
    const { page } = host;
    await toVaults(page);
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await switchTo(page);
    // Until weak passwords have been looked for, too.
    await page.waitForTimeout(15_000);
    sizes.push(resident(mainProcess(data)));
    await host.close();
  }
  const [withAll = 0, without = 0] = sizes;
  return {
    name: "memory of the main process, 10,000 credentials open over an empty vault",
    seen: `${kind}; ${withAll.toFixed(0)} against ${without.toFixed(0)} MB`,
    value: withAll - without,
    bound: 150,
    unit: "MB",
  };
}

export async function benchVault(folder: string): Promise<Row[]> {
  const { data, vault, file } = await vaultFolder(folder, "full");
  const empty = await vaultFolder(folder, "empty");
  return [
    await benchOpenAndSave(folder, data, vault, file),
    await benchUnlock(folder, data),
    await benchVaultMemory(data, empty.data),
  ];
}

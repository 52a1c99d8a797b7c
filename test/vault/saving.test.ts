import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { DeskEvent } from "../../main/model/entry.ts";
import { read, write } from "../../main/vault/shared-place.ts";
import {
  aCustodian,
  aWorkstation,
  codeOf,
  dispose,
  input,
  makeFolder,
  passwords,
  type Workstation,
} from "./a-workstation.ts";

let desk: Workstation;
let vault = "";
let logFails = false;
const recorded: DeskEvent[] = [];

beforeEach(async () => {
  logFails = false;
  recorded.length = 0;
  const record = (events: readonly DeskEvent[]) => {
    if (logFails) throw new AppError("DISK_FULL");
    recorded.push(...events);
  };
  desk = await aWorkstation("Robin Sample", { options: { record } });
  vault = (await desk.vaults.create("Parks", "Parks and Recreation")).summary.id;
  recorded.length = 0;
});
afterEach(() => dispose(desk));

const file = () => join(desk.data, "vaults", `${vault}.custodia-vault`);
const revision = () => desk.vaults.summaries()[0]?.revision;

async function addSam(): Promise<string | null> {
  const sam = await aCustodian("Sam Placeholder");
  return await codeOf(() => desk.vaults.addCustodian(vault, sam.key.text, null, "in person"));
}

describe("a save that fails", () => {
  it("changes nothing when the file can’t be written, and the log learns nothing", async () => {
    const away = `${file()}-away`;
    renameSync(file(), away);
    mkdirSync(file());
    expect(await addSam()).not.toBeNull();
    expect(revision()).toBe(1);
    expect(recorded).toEqual([]);
    expect(readdirSync(join(desk.data, "vaults")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    rmdirSync(file());
    renameSync(away, file());
    await desk.vaults.saveCredential(vault, null, null, input("Page"));
    expect(revision()).toBe(2);
    expect(recorded).toEqual([]);
    expect((await desk.vaults.open(vault, false)).summary.custodians).toHaveLength(1);
  });

  it("is not acknowledged when the log can’t be written, and recorded once, with the next save", async () => {
    logFails = true;
    expect(await addSam()).toBe("DISK_FULL");
    logFails = false;
    await desk.vaults.saveCredential(vault, null, null, input("Page"));
    expect(recorded.map(({ kind }) => kind)).toEqual(["custodian.added"]);
    expect((await desk.vaults.open(vault, false)).summary).toMatchObject({ revision: 3, credentials: 1 });
    expect((await desk.vaults.open(vault, false)).summary.custodians).toHaveLength(2);
  });

  it("is found out at the next start: what is on the disk is recorded, once", async () => {
    logFails = true;
    expect(await addSam()).toBe("DISK_FULL");
    logFails = false;
    desk = await desk.restarted();
    await desk.vaults.unlock(desk.me);
    expect(recorded.map(({ kind }) => kind)).toEqual(["custodian.added"]);
    expect((await desk.vaults.open(vault, false)).summary.revision).toBe(2);
    desk = await desk.restarted();
    await desk.vaults.unlock(desk.me);
    expect(recorded).toHaveLength(1);
  });

  it("is found out at the next start: what never got to the disk is not recorded, and its remains are swept away", async () => {
    const before = readFileSync(file());
    logFails = true;
    expect(await addSam()).toBe("DISK_FULL");
    logFails = false;
    await desk.close();
    writeFileSync(file(), before);
    writeFileSync(join(desk.data, "vaults", `.${vault}.custodia-vault.0123456789ab.tmp`), "half a vault");
    const { data, me } = desk;
    desk = await aWorkstation("Robin Sample", {
      data,
      me,
      options: { record: (events) => void recorded.push(...events) },
    });
    expect(recorded).toEqual([]);
    expect((await desk.vaults.open(vault, false)).summary.custodians).toHaveLength(1);
    expect(readdirSync(join(desk.data, "vaults"))).toEqual([`${vault}.custodia-vault`]);
  });

  it("comes one after another: of two at once neither loses the other’s change", async () => {
    const labels = Array.from({ length: 10 }, (_, n) => `Page ${n}`);
    await Promise.all(labels.map((label) => desk.vaults.saveCredential(vault, null, null, input(label))));
    expect(Object.keys(await passwords(desk, vault)).sort()).toEqual(labels);
    expect(revision()).toBe(11);
  });

  it("is brought to its end when the vault is locked meanwhile", async () => {
    const saving = desk.vaults.saveCredential(vault, null, null, input("Page"));
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    desk.vaults.lock();
    const code = await codeOf(() => saving);
    await desk.vaults.unlock(desk.me);
    // Either it was acknowledged, and is there; or it was refused, and is not.
    expect([null, "VAULT_LOCKED"]).toContain(code);
    expect(Object.keys(await passwords(desk, vault))).toEqual(code === null ? ["Page"] : []);
  });
});

describe("a file in a shared folder", () => {
  const folder = makeFolder();
  const bytes = Buffer.from("ours");
  afterEach(() => rmSync(join(folder, "file"), { recursive: true, force: true }));

  it("is not replaced when somebody else wrote it meanwhile, and nothing is left beside it", async () => {
    writeFileSync(join(folder, "file"), "theirs");
    const { signal } = new AbortController();
    expect(await write(folder, "file", bytes, null, signal)).toBe(false);
    expect(await write(folder, "file", bytes, "another stamp", signal)).toBe(false);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("theirs");
    const { stamp = "" } = (await read(folder, "file")) ?? {};
    expect(await write(folder, "file", bytes, stamp, signal)).toBe(true);
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("ours");
  });

  it("is told to be no file when a folder has its name, and nothing is left beside it", async () => {
    mkdirSync(join(folder, "file"));
    expect(await codeOf(() => read(folder, "file"))).toBe("VAULT_FOREIGN");
    await expect(write(folder, "file", bytes, null, new AbortController().signal)).resolves.toBe(false);
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(await read(folder, "nothing")).toBeNull();
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  aCustodian,
  aWorkstation,
  codeOf,
  dispose,
  edit,
  handOver,
  input,
  makeFolder,
  passwords,
  until,
  type Workstation,
} from "./a-workstation.ts";

let robin: Workstation;
let sam: Workstation;
let vault = "";
let folder = "";
beforeEach(async () => {
  folder = makeFolder("custodia-shared-");
  robin = await aWorkstation("Robin Sample");
  sam = await aWorkstation("Sam Placeholder");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
  await robin.vaults.saveCredential(vault, null, null, input("Page"));
  await robin.vaults.addCustodian(vault, sam.me.key.text, null, "in person");
});
afterEach(async () => {
  await dispose(robin, sam);
  rmSync(folder, { recursive: true, force: true });
});

const main = () => join(folder, `${vault}.custodia-vault`);
const fileOf = (desk: Workstation) => join(desk.data, "vaults", `${vault}.custodia-vault`);
const summaryOf = (desk: Workstation) => desk.vaults.summaries().find(({ id }) => id === vault);
const shared = (desk: Workstation) => {
  const state = summaryOf(desk)?.shared;
  return state === undefined || state.state === "none" ? null : state;
};
const inStep = (desk: Workstation) => until(() => shared(desk)?.state === "in-step");
const isRefused = (desk: Workstation, code: string) =>
  until(() => shared(desk)?.state === "refused" && shared(desk)?.refused?.code === code);

/** Both share the folder; Sam took the vault up there. */
async function bothShare(): Promise<void> {
  await robin.vaults.share(vault, folder);
  const [incoming] = await sam.vaults.incomingFromFolder(folder);
  await sam.vaults.take(incoming?.token ?? "", "by phone");
  await Promise.all([inStep(robin), inStep(sam)]);
}

async function change(desk: Workstation, label: string, password: string): Promise<void> {
  const { credentials } = await desk.vaults.open(vault, false);
  const id = credentials.find((row) => row.label === label)?.id ?? null;
  const version = id === null ? null : (await desk.vaults.credential(vault, id)).version;
  await desk.vaults.saveCredential(
    vault,
    id,
    version,
    id === null ? input(label, { password }) : edit(label, password),
  );
}

/** Waits until both hold the same content, and the folder as well. */
async function converged(): Promise<void> {
  const hash = (desk: Workstation) =>
    desk.database
      .prepare("SELECT max(revision) || ' ' || content FROM vault_revision WHERE vault = ?")
      .pluck()
      .get(vault);
  await until(
    () => hash(robin) === hash(sam) && shared(robin)?.state === "in-step" && shared(sam)?.state === "in-step",
  );
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a shared folder", () => {
  it("is neither the app’s own nor one that is not there", async () => {
    expect(await codeOf(() => robin.vaults.share(vault, robin.data))).toBe("SHARED_FOLDER_OWN");
    expect(await codeOf(() => robin.vaults.share(vault, join(robin.data, "vaults")))).toBe("SHARED_FOLDER_OWN");
    expect(await codeOf(() => robin.vaults.share(vault, join(folder, "gone")))).toBe("SHARED_FOLDER_MISSING");
    expect(await codeOf(() => robin.vaults.share(vault, fileOf(robin)))).toBe("SHARED_FOLDER_MISSING");
    expect(summaryOf(robin)?.shared).toEqual({ state: "none" });
    expect(await codeOf(() => robin.vaults.incomingFromFolder(join(folder, "gone")))).toBe("SHARED_FOLDER_MISSING");
    expect(await robin.vaults.incomingFromFolder(folder)).toEqual([]);
  });

  it("holds the vault and a receipt of each, and nothing half-written", async () => {
    await bothShare();
    await until(() => readdirSync(folder).length === 3);
    expect(readdirSync(folder).sort()).toEqual(
      [
        `${vault}.${robin.me.key.keyId}.receipt`,
        `${vault}.${sam.me.key.keyId}.receipt`,
        `${vault}.custodia-vault`,
      ].sort(),
    );
    expect(readFileSync(main())).toEqual(readFileSync(fileOf(robin)));
  });

  it("[A-6.h.i] carries the receipts: each side sees that the other can open everything", async () => {
    await bothShare();
    await until(() => summaryOf(robin)?.alone === 0 && summaryOf(sam)?.alone === 0);
    expect(robin.recorded.filter(({ kind }) => kind === "custodian.confirmed")).toHaveLength(1);
    await change(sam, "Sam’s page", "pretence s");
    await until(
      () => summaryOf(robin)?.credentials === 2 && summaryOf(robin)?.alone === 0 && summaryOf(sam)?.alone === 0,
    );
    // Once is news; not every time somebody saves.
    expect(robin.recorded.filter(({ kind }) => kind === "custodian.confirmed")).toHaveLength(1);
  });

  it("tells what was taken up there, and what is not for me only where there is nothing else", async () => {
    await robin.vaults.share(vault, folder);
    const pat = await aWorkstation("Pat Nobody");
    expect(await codeOf(() => pat.vaults.incomingFromFolder(folder))).toBe("VAULT_NOT_FOR_YOU");
    const own = (await pat.vaults.create("Own", "Own")).summary.id;
    await pat.vaults.share(own, folder);
    expect((await sam.vaults.incomingFromFolder(folder)).map(({ vault: { name } }) => name)).toEqual(["Parks"]);
    await dispose(pat);
  });
});

describe("two workstations with one shared folder", () => {
  it("come to the same after edits, conflicts, deletions and moves on both sides, and then stay put", async () => {
    await bothShare();
    await change(robin, "Robin’s page", "pretence r");
    await change(sam, "Sam’s page", "pretence s");
    await change(robin, "Page", "pretence r2");
    await change(sam, "Page", "pretence s2");
    await converged();
    await until(async () => (await robin.vaults.open(vault, false)).credentials.length === 3);
    const { credentials } = await robin.vaults.open(vault, false);
    const page = await robin.vaults.credential(vault, credentials.find(({ label }) => label === "Page")?.id ?? "");
    const heads = page.history.filter(({ isHead }) => isHead).map(({ version }) => version);
    if (heads.length > 0) await robin.vaults.settle(vault, page.id, heads, heads[0] ?? "");
    const gone = credentials.find(({ label }) => label === "Sam’s page")?.id ?? "";
    await robin.vaults.deleteCredential(vault, gone, (await robin.vaults.credential(vault, gone)).version);
    const other = (await robin.vaults.create("Library", "Library")).summary.id;
    const moved = credentials.find(({ label }) => label === "Robin’s page")?.id ?? "";
    await robin.vaults.moveCredential(vault, moved, (await robin.vaults.credential(vault, moved)).version, other);
    await until(async () => (await sam.vaults.open(vault, false)).credentials.length === 1);
    await converged();
    const known = new Set(page.history.map(({ version }) => robin.vaults.reveal(vault, page.id, version, "password")));
    expect(known).toEqual(new Set(["pretend-password of Page", "pretence r2", "pretence s2"]));
    expect(await passwords(sam, vault)).toEqual(await passwords(robin, vault));
    expect((await sam.vaults.open(vault, false)).deleted).toHaveLength(2);
    const revisions = [summaryOf(robin)?.revision, summaryOf(sam)?.revision];
    expect(revisions[0]).toBe(revisions[1]);
    const { mtimeMs } = statSync(main());
    await pause(400);
    expect([summaryOf(robin)?.revision, summaryOf(sam)?.revision]).toEqual(revisions);
    expect(statSync(main()).mtimeMs).toBe(mtimeMs);
  });

  it("lose no version when both save at once, again and again", async () => {
    await bothShare();
    await Promise.all(
      [robin, sam].map(async (desk) => {
        for (let n = 0; n < 8; n += 1) await change(desk, `Page of ${desk.me.key.name} ${n}`, `pretence ${n}`);
      }),
    );
    await until(async () => (await robin.vaults.open(vault, false)).credentials.length === 17);
    await until(async () => (await sam.vaults.open(vault, false)).credentials.length === 17);
    await converged();
    expect(robin.heard.merged.map(({ by }) => by)).toContain("Sam Placeholder");
  });

  it("tell the one who was removed that it is no longer for him, and he overwrites nothing", async () => {
    await bothShare();
    await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    await inStep(robin);
    await isRefused(sam, "VAULT_NOT_FOR_YOU");
    const before = readFileSync(main());
    await change(sam, "Page", "pretence of one who left");
    await sam.vaults.sync(vault);
    expect(readFileSync(main())).toEqual(before);
    expect(shared(sam)?.state).toBe("refused");
    expect(await passwords(robin, vault)).toEqual({ Page: "pretend-password of Page" });
  });

  it("bring what was saved while the folder was gone, once it is back", async () => {
    await bothShare();
    const away = `${folder}-away`;
    renameSync(folder, away);
    await change(robin, "Robin’s page", "pretence r");
    await until(() => shared(robin)?.state === "waiting");
    expect(shared(robin)?.refused?.code).toBe("SHARED_FOLDER_MISSING");
    await change(sam, "Sam’s page", "pretence s");
    renameSync(away, folder);
    await converged();
    await until(async () => Object.keys(await passwords(sam, vault)).length === 3);
    await until(async () => Object.keys(await passwords(robin, vault)).length === 3);
  });
});

describe("what lies in the folder and can’t be believed", () => {
  beforeEach(bothShare);

  it("is left alone while it is half-written, and taken once it is whole", async () => {
    await sam.vaults.unshare(vault);
    await change(sam, "Sam’s page", "pretence s");
    const whole = readFileSync(fileOf(sam));
    writeFileSync(main(), whole.subarray(0, 400));
    await pause(60);
    await change(robin, "Robin’s page", "pretence r");
    expect(readFileSync(main())).toEqual(whole.subarray(0, 400));
    writeFileSync(main(), whole);
    await inStep(robin);
    await until(async () => Object.keys(await passwords(robin, vault)).length === 3);
  });

  it("is called damaged when it stays so, and put aside when a person asks to be in step", async () => {
    await sam.vaults.close();
    writeFileSync(main(), "");
    await until(() => shared(robin)?.state === "refused");
    expect(statSync(main()).size).toBe(0);
    await robin.vaults.sync(vault);
    expect(shared(robin)?.state).toBe("in-step");
    expect(readFileSync(main())).toEqual(readFileSync(fileOf(robin)));
    expect(readdirSync(folder).filter((name) => name.startsWith(`${vault}.set-aside-`))).toHaveLength(1);
    sam = await aWorkstation("Sam Placeholder", { data: makeFolder() });
  });

  it("is never overwritten when an unknown signer wrote it, until a person has taken it", async () => {
    const alex = await aWorkstation("Alex Third");
    // Sam brings in a third custodian, by hand; Robin does not know of that yet.
    await robin.vaults.unshare(vault);
    await sam.vaults.addCustodian(vault, alex.me.key.text, null, "in person");
    await sam.vaults.sync(vault);
    await handOver(sam, alex, vault);
    await sam.vaults.unshare(vault);
    await alex.vaults.share(vault, folder);
    await change(alex, "Alex’s page", "pretence a");
    await alex.vaults.sync(vault);
    const theirs = readFileSync(main());
    await robin.vaults.share(vault, folder);
    await change(robin, "Robin’s page", "pretence r");
    await isRefused(robin, "VAULT_SIGNER_UNKNOWN");
    expect(readFileSync(main())).toEqual(theirs);
    const [incoming] = await robin.vaults.incomingFromFolder(folder);
    expect(incoming).toMatchObject({ known: false, from: { name: "Alex Third" } });
    await robin.vaults.take(incoming?.token ?? "", "by phone");
    await inStep(robin);
    await until(async () => Object.keys(await passwords(alex, vault)).length === 3);
    await dispose(alex);
  });

  it("is an older signed copy that somebody put back: refused, and ours goes in its place", async () => {
    const old = readFileSync(main());
    await sam.vaults.unshare(vault);
    await change(robin, "Page", "second pretence");
    await change(robin, "Page", "third pretence");
    await inStep(robin);
    await robin.vaults.sync(vault);
    writeFileSync(main(), old);
    await until(() => !readFileSync(main()).equals(old));
    await until(() => shared(robin)?.refused?.code === "VAULT_OLDER");
    expect(shared(robin)?.refused?.detail).toMatchObject({ revision: 3, seen: 5 });
    expect(readFileSync(main())).toEqual(readFileSync(fileOf(robin)));
    expect(await passwords(robin, vault)).toEqual({ Page: "third pretence" });
  });

  it("is a sync program’s second copy: read, made one with ours, and left where it is", async () => {
    await sam.vaults.unshare(vault);
    await change(sam, "Sam’s page", "pretence s");
    await change(robin, "Robin’s page", "pretence r");
    await change(robin, "Robin’s page", "pretence r2");
    await inStep(robin);
    const names = [
      `${vault} (conflicted copy).custodia-vault`,
      `${vault}.sync-conflict-20260302-090000.custodia-vault`,
      `${vault}.custodia-vault.1`,
    ];
    writeFileSync(join(folder, names[0] ?? ""), readFileSync(fileOf(sam)));
    writeFileSync(join(folder, names[1] ?? ""), "half a");
    mkdirSync(join(folder, names[2] ?? ""));
    await until(async () => Object.keys(await passwords(robin, vault)).length === 3);
    await inStep(robin);
    for (const name of names) expect(existsSync(join(folder, name))).toBe(true);
    const { revision } = summaryOf(robin) ?? {};
    await pause(300);
    expect(summaryOf(robin)?.revision).toBe(revision);
    await robin.restarted().then((again) => {
      robin = again;
    });
    await robin.vaults.unlock(robin.me);
    await robin.vaults.sync(vault);
    expect(summaryOf(robin)?.revision).toBe(revision);
  });

  it("is another vault under this one’s name", async () => {
    const other = (await robin.vaults.create("Library", "Library")).summary.id;
    const { bytes } = await robin.vaults.sealedFile(other);
    await sam.vaults.unshare(vault);
    writeFileSync(main(), bytes);
    await isRefused(robin, "VAULT_OTHER");
    await change(robin, "Page", "second pretence");
    await robin.vaults.sync(vault);
    expect(readFileSync(main())).toEqual(Buffer.from(bytes));
  });

  it("is a receipt of somebody who is no custodian, or none at all: it proves nothing and harms nobody", async () => {
    const stranger = await aCustodian("Alex Stranger");
    const { text } = robin.vaults.receipt(vault);
    writeFileSync(
      join(folder, `${vault}.${stranger.key.keyId}.receipt`),
      stranger.signNote(`${text.split("\n\n")[0]}\n`),
    );
    writeFileSync(join(folder, `${vault}.00000000.receipt`), "receipt");
    await robin.vaults.sync(vault);
    expect(shared(robin)?.state).toBe("in-step");
    expect(summaryOf(robin)?.custodians).toHaveLength(2);
  });
});

describe("a locked vault", () => {
  beforeEach(bothShare);

  it("says that there is something newer, without opening it, and takes it in when it is unlocked", async () => {
    robin.vaults.lock();
    await change(sam, "Sam’s page", "pretence s");
    await inStep(sam);
    await until(() => {
      robin.clock.at = new Date(robin.clock.at.getTime() + 60_000);
      return shared(robin)?.state === "newer-there";
    });
    expect(summaryOf(robin)?.credentials).toBe(1);
    await robin.vaults.unlock(robin.me);
    await inStep(robin);
    await until(() => summaryOf(robin)?.credentials === 2);
  });

  it("says so after a restart, too, and nothing while there is nothing", async () => {
    robin = await robin.restarted();
    summaryOf(robin);
    await pause(100);
    expect(shared(robin)?.state).toBe("in-step");
    await change(sam, "Sam’s page", "pretence s");
    await inStep(sam);
    await until(() => {
      robin.clock.at = new Date(robin.clock.at.getTime() + 60_000);
      return shared(robin)?.state === "newer-there";
    });
    await robin.vaults.unlock(robin.me);
    await until(() => summaryOf(robin)?.credentials === 2);
  });

  it("leaves no timer running, and neither does a closed one", async () => {
    await sam.close();
    let ours = 0;
    const real = globalThis.setTimeout;
    const counted: typeof globalThis.setTimeout = Object.assign((...call: Parameters<typeof real>) => {
      if (new Error().stack?.includes("/main/vault/")) ours += 1;
      return real(...call);
    }, real);
    vi.stubGlobal("setTimeout", counted);
    const started = async () => {
      ours = 0;
      const end = Date.now() + 400;
      while (Date.now() < end) await new Promise((resolve) => setImmediate(resolve));
      return ours;
    };
    expect(await started()).toBeGreaterThan(0);
    robin.vaults.lock();
    expect(await started()).toBe(0);
    await robin.vaults.close();
    expect(await started()).toBe(0);
    vi.unstubAllGlobals();
    sam = await aWorkstation("Sam Placeholder", { data: makeFolder() });
  });

  it("is shared no longer once a person says so: nothing is written there any more", async () => {
    await robin.vaults.unshare(vault);
    expect(summaryOf(robin)?.shared).toEqual({ state: "none" });
    const before = readFileSync(main());
    await change(robin, "Page", "second pretence");
    await pause(200);
    expect(readFileSync(main())).toEqual(before);
  });
});

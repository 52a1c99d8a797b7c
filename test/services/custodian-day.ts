/** Run by services-custodian.test.ts beside a real keyring: does what argv[5] says with the services, one JSON line for each act. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { writeHeapSnapshot } from "node:v8";
import keytar from "keytar";
import { openDatabase } from "../../main/database/index.ts";
import { osKeychain, sampleKeyFile } from "../../main/keychain/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { Register } from "../../main/register/index.ts";
import { createLog } from "../../main/removal-log/index.ts";
import { custodianAccount } from "../../main/services/custodian-entry.ts";
import { CustodianKeys } from "../../main/services/custodian-keys.ts";
import { Services } from "../../main/services.ts";

export type Act =
  | "start"
  | "first-run"
  /** A log whose key lies in a plain file, and a custodian whose key lies in the keychain: the one comes back whatever the other does. */
  | "log beside"
  /** Opens a case: is the log of use? */
  | "case"
  | "lock"
  | "make"
  | "found"
  /** The desk's lock, and the names of the vaults. */
  | "desk"
  /** What the first credential of the first vault holds. */
  | "password"
  /** Keys of custodians in the keychain. Asked for only where it is unlocked: keytar does not survive it elsewhere. */
  | "count"
  | "take key away"
  | "stop keychain"
  | "let keychain go on"
  | "let keychain go on in 10 seconds"
  | "receipt"
  | "kept key"
  /** Writes what the heap still holds after the garbage is collected. */
  | readonly ["heap", string]
  | readonly ["vault", string]
  | readonly ["unlock" | "adopt found", string | null]
  | readonly ["passphrase", string | null, string | null]
  /** The custodian's entry in the keychain becomes this. */
  | readonly ["spoil key", string]
  | readonly ["export key"]
  | readonly ["add custodian", string]
  | readonly ["sealed file"]
  | readonly ["take", string]
  | readonly ["take receipt", string];

const [folder = "", packFolder = "", limit = "", acts = "[]"] = process.argv.slice(2);
const person = {
  name: process.env.CUSTODIAN ?? "Alex Sample",
  role: "Social Media Coordinator",
  department: "Parks",
};
const email = `${person.name.toLowerCase().replace(" ", ".")}@invented-harbour.example`;
const pack = "harbour-rules@7";
const options = {
  folder,
  packFolder,
  clock: () => new Date(),
  random: (bytes: number) => randomBytes(bytes),
  keychain: osKeychain("Custodia", Number(limit)),
  osUser: "alex",
  device: "device-1",
};
const services = Services.create(options);

function phase(): string {
  const now = services.phase();
  if (now.phase === "stopped") return `stopped ${now.refused.code}`;
  return now.phase === "first-run" ? `first-run ${now.keychain?.code ?? "with keychain"}` : now.phase;
}

const desk = () => services.ready.vaultDesk;
const account = () => custodianAccount(desk().desk().identity?.keyId ?? "");
const firstVault = () => desk().desk().vaults[0]?.id ?? "";

async function logBeside(): Promise<string> {
  await services.start();
  await services.close();
  const seed = randomBytes(32);
  await sampleKeyFile(`${folder}/sample-log.key`).write(seed);
  const database = openDatabase(`${folder}/log.sqlite`, "write");
  try {
    createLog({ ...options, database }, { domain: "invented-harbour.example", seed, keyStore: "sample-file" });
    new Register({ ...options, database }).save({ person, pack, theme: "system" });
    const keys = new CustodianKeys({ ...options, database, keyStore: "keychain" });
    const { name, role } = person;
    await keys.makeIdentity({ name, title: role, organisation: "Town of Invented Harbour", email }, null);
  } finally {
    database.close();
  }
  return "made";
}

async function credential(): Promise<string> {
  const { vaults } = services.ready;
  const [row] = (await vaults.open(firstVault(), false)).credentials;
  return vaults.reveal(firstVault(), row?.id ?? "", null, "password");
}

async function aVault(password: string): Promise<string> {
  const { vaults } = services.ready;
  const { id } = (await vaults.create("Parks", "Parks")).summary;
  const secret = (value: string) => ({ keep: false as const, value });
  await vaults.saveCredential(id, null, null, {
    account: null,
    address: null,
    label: "Parks page",
    username: "parks",
    password: secret(password),
    totp: secret(""),
    recoveryCodes: secret(""),
    notes: secret(""),
  });
  return id;
}

function aCase(): string {
  const { cases, register } = services.ready;
  const fields = { department: "Parks", platform: "Facebook", name: "Parks (sample)", address: null, since: null };
  const { id } = register.accounts()[0] ?? register.add({ ...fields, handle: "sample_parks" });
  const content = { author: "@River_Walker_77", content: "You will regret this.", contentKind: "comment" } as const;
  cases.start({ ...content, account: id, address: null, postedAt: null, published: true });
  return "recorded";
}

const signal = (name: NodeJS.Signals) => {
  process.kill(Number(process.env.KEYRING_PID), name);
  return pause(100).then(() => "done");
};

async function count(): Promise<string> {
  const found = await keytar.findCredentials("Custodia");
  return String(found.filter((one) => one.account.startsWith("custodian-key:")).length);
}

const plain: Record<Extract<Act, string>, () => Promise<unknown> | unknown> = {
  start: () => services.start().then(phase),
  "first-run": () => services.firstRun({ person, email, pack, passphrase: null }).then(phase),
  "log beside": logBeside,
  case: aCase,
  lock: () => desk().lock("person") ?? "locked",
  make: () =>
    desk()
      .makeIdentity(email, null)
      .then(() => "made"),
  found: async () => (await desk().foundIdentities()).map(({ email, passphrase }) => `${email} ${passphrase}`).join(),
  desk: () =>
    [
      desk().desk().lock,
      ...desk()
        .desk()
        .vaults.map(({ name }) => name),
    ].join(" "),
  password: credential,
  count,
  "take key away": () => options.keychain.remove(account()).then(() => "gone"),
  "stop keychain": () => signal("SIGSTOP"),
  "let keychain go on": () => signal("SIGCONT"),
  "let keychain go on in 10 seconds": () => {
    void pause(10_000).then(() => signal("SIGCONT"));
    return "later";
  },
  "kept key": () => options.keychain.read(account()),
  receipt: () => services.ready.vaults.receipt(firstVault()).text,
};

async function takeFile(file: string): Promise<string> {
  const { vaults } = services.ready;
  const { token, known, from } = await vaults.incoming(readFileSync(file));
  const { receipt } = await vaults.take(token, known ? null : "by phone");
  return JSON.stringify({ known, from: from.fingerprint, receipt });
}

async function heap(file: string): Promise<string> {
  // What the last act left goes with the turns of the event loop.
  for (let turn = 0; turn < 5; turn += 1) {
    await pause(20);
    globalThis.gc?.();
  }
  writeHeapSnapshot(file);
  return "seen";
}

async function adoptFound(passphrase: string | null): Promise<string> {
  const [found] = await desk().foundIdentities();
  await desk().adoptIdentity(found?.keyId ?? "", passphrase);
  return desk().desk().lock;
}

async function doing(act: Act): Promise<unknown> {
  if (typeof act === "string") return await plain[act]();
  const { vaults } = services.ready;
  switch (act[0]) {
    case "vault":
      return await aVault(act[1]);
    case "unlock":
      return await desk()
        .unlock(act[1])
        .then(() => desk().desk().lock);
    case "adopt found":
      return await adoptFound(act[1]);
    case "passphrase":
      return await desk()
        .setPassphrase(act[1], act[2])
        .then(() => "set");
    case "heap":
      return await heap(act[1]);
    case "spoil key":
      return await options.keychain.write(account(), act[1]).then(() => "spoilt");
    case "export key":
      return desk().exportKey(false).text;
    case "add custodian":
      return (await vaults.addCustodian(firstVault(), act[1], null, "by phone")).summary.custodians.length;
    case "sealed file":
      return Buffer.from((await vaults.sealedFile(firstVault())).bytes).toString("base64");
    case "take":
      return await takeFile(act[1]);
    case "take receipt":
      return (await vaults.takeReceipt(act[1])).summary.custodians.map(
        ({ name, proof }) => `${name} ${proof?.current ?? "never"}`,
      );
  }
}

for (const act of JSON.parse(existsSync(acts) ? readFileSync(acts, "utf8") : acts) as Act[]) {
  try {
    console.log(JSON.stringify({ value: await doing(act) }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.log(JSON.stringify({ value: `refused ${error.code}` }));
  }
}
await services.close();
process.exit(0);

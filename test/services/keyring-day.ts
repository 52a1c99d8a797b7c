/** Run by services-keyring.test.ts beside a real keyring: does what argv[4] says with the services, one JSON line for each act. */
import { randomBytes } from "node:crypto";
import BetterSqlite from "better-sqlite3";
import { osKeychain } from "../../main/keychain/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { originOf } from "../../main/lib/proof/checkpoint.ts";
import { signerOf } from "../../main/lib/signed-note.ts";
import { keychainAccount } from "../../main/services/log-key.ts";
import { Services } from "../../main/services.ts";

export type Act =
  | "start"
  | "first-run"
  | "retry"
  | "entries"
  | "close"
  /** What the keychain holds under the log's name. */
  | "key"
  | "take key away"
  | "put key back"
  | "put another key"
  /** From now on the database refuses to hold a log. */
  | "break database"
  | "mend database";

const [folder = "", packFolder = "", acts = "[]"] = process.argv.slice(2);
const seed = Buffer.alloc(32, 9);
const account = keychainAccount(originOf("invented-harbour.example", signerOf(seed).publicKey));
const keychain = osKeychain();
let made = 0;
/** The log's key is the first of 32 bytes in each run. */
function random(bytes: number): Uint8Array {
  if (bytes !== seed.length) return randomBytes(bytes);
  made += 1;
  return made === 1 ? seed : randomBytes(bytes);
}
const services = Services.create({
  folder,
  packFolder,
  clock: () => new Date(),
  random,
  keychain,
  osUser: "alex",
  device: "device-1",
});
const email = "alex.sample@invented-harbour.example";
const person = { name: "Alex Sample", role: "Social Media Coordinator", department: "Parks" };

function phase(): string {
  const now = services.phase();
  if (now.phase === "stopped") return `stopped ${now.refused.code}`;
  return now.phase === "first-run" ? `first-run ${now.keychain?.code ?? "with keychain"}` : now.phase;
}

function change(sql: string): string {
  const database = new BetterSqlite(`${folder}/log.sqlite`);
  database.exec(sql);
  database.close();
  return "done";
}

const doing: Record<Act, () => Promise<string | null> | string | null> = {
  start: () => services.start().then(phase),
  "first-run": () => {
    made = 0;
    return services.firstRun({ person, email, pack: "harbour-rules@7", passphrase: null }).then(phase);
  },
  retry: () => services.retry().then(phase),
  entries: () => `${services.status().entries} ${services.phase().phase} ${services.ready.log.identity.keyStore}`,
  close: () => services.close().then(() => null),
  key: () => keychain.read(account),
  "take key away": () => keychain.remove(account).then(() => null),
  "put key back": () => keychain.write(account, seed.toString("base64")).then(() => null),
  "put another key": () => keychain.write(account, Buffer.alloc(32, 8).toString("base64")).then(() => null),
  "break database": () =>
    change("CREATE TRIGGER stop BEFORE INSERT ON log_head BEGIN SELECT RAISE(ABORT, 'no log here'); END"),
  "mend database": () => change("DROP TRIGGER stop"),
};

for (const act of JSON.parse(acts) as Act[]) {
  try {
    console.log(JSON.stringify({ value: await doing[act]() }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.log(JSON.stringify({ value: `refused ${error.code}` }));
  }
}
await services.close();
process.exit(0);

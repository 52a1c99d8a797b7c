import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { type Keychain, osKeychain, sampleKeyFile } from "../../main/keychain/index.ts";
import { Register } from "../../main/register/index.ts";
import { createLog } from "../../main/removal-log/index.ts";
import { Services, type ServicesOptions } from "../../main/services.ts";
import { unwatched } from "./a-computer.ts";

export const passphrase = "seven invented words for this one test";
export const person = { name: "Alex Sample", role: "Social Media Coordinator", department: "Parks" };
export const email = "alex.sample@invented-harbour.example";
export const pack = "harbour-rules@7";
export const answers = { person, email, pack, passphrase };

const fixtures = new URL("../fixtures/policies/", import.meta.url).pathname;

/** A data folder and a pack folder of their own, and as many runs of the app over them as a test wants. */
export class Workstation {
  readonly root = mkdtempSync(join(tmpdir(), "workstation-"));
  readonly folder = join(this.root, "data");
  readonly packFolder = join(this.root, "packs");
  readonly #runs: Services[] = [];
  readonly #keychain: Keychain;

  /** @param keychain left out: the system's, which is absent where no session bus runs */
  constructor(keychain: Keychain = osKeychain()) {
    this.#keychain = keychain;
    mkdirSync(this.packFolder);
    cpSync(join(fixtures, "harbour-rules.json"), join(this.packFolder, "harbour-rules.json"));
    onTestFinished(async () => {
      for (const run of this.#runs) await run.close();
      rmSync(this.root, { recursive: true, force: true });
    });
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** Starts the app. */
  async run(over: Partial<ServicesOptions> = {}): Promise<Services> {
    const run = Services.create({
      folder: this.folder,
      packFolder: this.packFolder,
      clock: () => new Date(),
      random: (bytes) => randomBytes(bytes),
      keychain: this.#keychain,
      osUser: "alex",
      device: "device-1",
      workstation: unwatched,
      ...over,
    });
    this.#runs.push(run);
    await run.start();
    return run;
  }

  /** Starts the app over a log whose key lies in a plain file: a passphrase would cost seconds each time. */
  async runWithLog(over: Partial<ServicesOptions> = {}): Promise<Services> {
    await (await this.run()).close();
    const seed = randomBytes(32);
    await sampleKeyFile(this.file("sample-log.key")).write(seed);
    const database = openDatabase(this.file("log.sqlite"), "write");
    const options = { database, clock: () => new Date(), random: (bytes: number) => randomBytes(bytes) };
    createLog(options, { domain: "invented-harbour.example", seed, keyStore: "sample-file" });
    new Register(options).save({ person, pack, theme: "system" });
    database.close();
    return await this.run(over);
  }
}

/** Why the app has stopped; null when it has not. */
export function stoppedBy(run: Services): string | null {
  const phase = run.phase();
  return phase.phase === "stopped" ? phase.refused.code : null;
}

/** An account and a case opened on it. */
export function openCase({ ready }: Services) {
  const account =
    ready.register.accounts()[0] ??
    ready.register.add({
      department: "Parks",
      platform: "Facebook",
      handle: "sample_parks",
      name: "Parks (sample)",
      address: null,
      since: null,
    });
  return ready.cases.start({
    account: account.id,
    address: null,
    author: "@River_Walker_77",
    content: "You will regret this.",
    contentKind: "comment",
    postedAt: null,
    published: true,
  });
}

import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeSampleFolder } from "../../main/cli/sample-folder.ts";
import { osKeychain } from "../../main/keychain/index.ts";
import { Services } from "../../main/services.ts";

export const packFolder = fileURLToPath(new URL("../../assets/policies", import.meta.url));

/** Fills `<folder>/<name>` with sample cases; returns the data folder and its number of entries. */
export async function sampleFolder(
  folder: string,
  name: string,
  cases: number,
  pictures = 200,
): Promise<{ data: string; entries: number }> {
  const data = join(folder, name);
  mkdirSync(data);
  const made = await makeSampleFolder({ folder: data, packFolder, policy: null, cases, seed: 1, pictures });
  return { data, entries: made.entries };
}

/** The app's services on a sample folder, as the main process has them. */
export async function openServices(data: string, clock: () => Date = () => new Date()): Promise<Services> {
  const services = Services.create({
    folder: data,
    packFolder,
    clock,
    random: randomBytes,
    keychain: osKeychain(),
    osUser: "bench",
    device: "bench",
  });
  await services.start();
  const { phase } = services.phase();
  if (phase !== "ready") throw new Error(`the sample folder did not open: ${phase}`);
  return services;
}

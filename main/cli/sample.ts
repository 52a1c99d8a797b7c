import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "../lib/app-error.ts";
import { readOptions, required, wholeNumber } from "./arguments.ts";
import { type Command, UsageError } from "./index.ts";
import { makeSampleFolder } from "./sample-folder.ts";

/** The folder with the app's policy packs: beside the bundle, or in the sources. */
export function packFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith(join("main", "cli")) ? join(here, "../../assets/policies") : join(here, "../assets/policies");
}

export const sampleCommand: Command = {
  name: "sample",
  usage: "custodia sample --data DIR --cases N --seed S [--policy ID] [--pictures N]",
  about: "fills an empty folder with invented accounts, people, cases and passwords, to try the app or test it",
  help: `
Same seed, same cases, same passwords. Every name is invented. The keys of the log and of the vault lie in plain files beside
them, so a sample folder is never a place for real records; the app says "Sample data" as long as it is open.

  --cases N      how many cases (1 to 1,000,000); a case has about eight entries
  --seed S       a whole number
  --policy ID    the policy pack, for example one of the files in assets/policies (default: the first)
  --pictures N   how many different screenshots to draw (default: one a case, at most 250)
`,
  run: async (args, output) => {
    const options = readOptions(args, {
      data: { type: "string" },
      cases: { type: "string" },
      seed: { type: "string" },
      policy: { type: "string" },
      pictures: { type: "string" },
    });
    const folder = required(options.data, "--data DIR");
    const cases = wholeNumber(required(options.cases, "--cases N"), "--cases", 1, 1_000_000);
    const seed = wholeNumber(required(options.seed, "--seed S"), "--seed", 0, 0xffff_ffff);
    const pictures = wholeNumber(options.pictures ?? String(Math.min(cases, 250)), "--pictures", 1, 100_000);
    emptyFolder(folder);
    const made = await makeSampleFolder({
      folder,
      packFolder: packFolder(),
      policy: options.policy ?? null,
      cases,
      seed,
      pictures,
    });
    output.out(
      `${made.entries.toLocaleString("en-US")} entries in ${made.cases.toLocaleString("en-US")} cases under ${made.policy}, in ${folder}\n`,
    );
    return 0;
  },
};

function emptyFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError(`${folder} can't be made: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (readdirSync(folder).length > 0) throw new AppError("PROFILE_EXISTS", { folder });
}

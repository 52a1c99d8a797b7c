import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { writeAtomically } from "../../lib/atomic-file.ts";
import { readSmallFile } from "../../lib/small-file.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";

/** Most that half-typed forms may take, in characters. */
const mostKept = 1_500_000;
const bytesPerCharacter = 4;

/** Half-typed forms outlive the window: they lie in the data folder, beside the record that they may become. */
export function draftRequests({ services }: Around): Handlers<"drafts.load" | "drafts.keep"> {
  const file = () => {
    const { phase, folder } = services.phase();
    if (phase !== "ready") throw new AppError("PROFILE_MISSING");
    return join(folder, "drafts.json");
  };
  return {
    "drafts.load": {
      schema: z.null(),
      answer: () => readSmallFile(file(), mostKept * bytesPerCharacter) ?? "{}",
    },
    "drafts.keep": {
      schema: z.strictObject({ json: z.string().max(mostKept) }),
      answer: ({ json }) => {
        writeAtomically(file(), json, { mode: 0o600 });
        return null;
      },
    },
  };
}

/** Heads of logs that others have signed, and those that contradict each other. */
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile, chooseSavePlace } from "../dialogs.ts";
import { nothing } from "./texts.ts";

export const noteFilters = [
  { name: "Signed checkpoint", extensions: ["txt"] },
  { name: "All files", extensions: ["*"] },
] as const;

/** A checkpoint is a few lines; with a signature of every custodian still no more than this. */
const checkpointFile = {
  title: "Choose the checkpoint that your colleague sent back",
  filters: noteFilters,
  most: 65_536,
  tooLarge: "CHECKPOINT_UNREADABLE",
} as const;

/** Throws CHECKPOINT_UNREADABLE for bytes that are no UTF-8. */
function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new AppError("CHECKPOINT_UNREADABLE", {}, { cause: error });
  }
}

export function witnessRequests({ services, window }: Around): Handlers<"witness.take-in" | "witness.save-fork"> {
  return {
    "witness.take-in": {
      schema: nothing,
      answer: async () => {
        const { records } = services.ready;
        const chosen = await chooseFile(window, checkpointFile);
        if (chosen === null) return null;
        records.witness.takeIn(asText(chosen.bytes));
        return records.desk();
      },
    },
    "witness.save-fork": {
      schema: z.strictObject({ fork: z.int().nonnegative() }),
      answer: async ({ fork }) => {
        const { text, fileName } = services.ready.records.witness.forkText(fork);
        const wish = { title: "Save both checkpoints", filters: noteFilters, name: fileName, mode: 0o644 } as const;
        const place = await chooseSavePlace(window, wish);
        return place === null ? null : { saved: place.save(text) };
      },
    },
  };
}

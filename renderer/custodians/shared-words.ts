/** Words for a vault's shared folder: where it stands, and why a copy in it was not taken in. */
import { type ErrorCode, errorCodes } from "../../main/model/error-code.ts";
import type { SharedState } from "../../main/model/vault-view.ts";
import { moment } from "../format.ts";
import { sentencesFor } from "../sentences.ts";
import type { Tone } from "../words.ts";

/** Where a vault stands with its shared folder, in a line. */
export function sharedWords(shared: SharedState, zone: string, now: Date = new Date()): { words: string; tone: Tone } {
  if (shared.state === "none") return { words: "No shared folder.", tone: "plain" };
  const folder = `“${shared.folder}”`;
  const when = shared.at === null ? "" : `, ${moment(shared.at, zone, now)}`;
  switch (shared.state) {
    case "in-step":
      return { words: `In step with ${folder}${when}.`, tone: "good" };
    case "waiting":
      return { words: `${folder} can’t be reached. Changes are kept here and go there later.`, tone: "warn" };
    case "newer-there":
      return { words: `A colleague’s change lies in ${folder}. Unlock the vault to take it in.`, tone: "warn" };
    case "refused":
      return { words: `A copy in ${folder} was not taken in.`, tone: "bad" };
  }
}

/** Why a copy in the folder was not taken, in the words of the refusal; null when there is nothing to say. */
export function whyNotTaken(shared: SharedState): string | null {
  if (shared.state === "none" || shared.refused === null) return null;
  const { code, detail } = shared.refused;
  // A code that a newer version wrote into the database.
  if (!(errorCodes as readonly string[]).includes(code)) return null;
  const { what, next } = sentencesFor({ code: code as ErrorCode, ...(detail ? { detail } : {}) });
  return `${what} ${next}`;
}

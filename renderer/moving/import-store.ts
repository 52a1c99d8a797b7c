/** A table that was read and not taken in yet. It outlives leaving the screen; main forgets it with the window. */
import { create } from "zustand";
import type { ImportPreview } from "../../main/model/register-view.ts";
import type { What } from "./import-words.ts";

export type ImportStage =
  | { readonly at: "choosing" }
  | { readonly at: "preview"; readonly preview: ImportPreview }
  | { readonly at: "taken"; readonly added: number };

const useStages = create<Record<What, ImportStage>>(() => ({
  accounts: { at: "choosing" },
  people: { at: "choosing" },
}));

export function useImportStage(what: What): ImportStage {
  return useStages((stages) => stages[what]);
}

export function setImportStage(what: What, stage: ImportStage): void {
  useStages.setState({ [what]: stage });
}

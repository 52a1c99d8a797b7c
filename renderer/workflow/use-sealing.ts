import { useRef, useState } from "react";
import type { CaseView } from "../../main/model/case-view.ts";
import type { EvidencePurpose } from "../../main/model/entry.ts";
import { RefusedError } from "../bridge.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { clock, counted } from "../format.ts";
import { sentencesFor } from "../sentences.ts";
import { tookView } from "../stores/cases.ts";
import { dropFromTray, type TrayItem } from "../stores/tray.ts";
import { fileTypeWords } from "../words.ts";
import type { AtCase } from "./at-case.ts";
import { type Sealing, sealItem } from "./sealing.ts";

/** How sealing several files went. */
export interface Outcome {
  /** What is to be told of files that were sealed, a sentence each. */
  readonly remarks: readonly string[];
  readonly sealed: number;
  readonly refused: readonly { readonly name: string; readonly error: RefusedError }[];
  readonly cancelled: boolean;
  /** The case after the last file that was sealed; null: none was. */
  readonly view: CaseView | null;
}

/** Seals files one after the other: what is sealed stays sealed, and one that is refused doesn't keep the others back. */
export async function sealItems(
  items: readonly TrayItem[],
  sealing: Omit<Sealing, "onProgress" | "took">,
  on: { progress: (item: TrayItem, share: number) => void; sealed: (item: TrayItem) => void },
): Promise<Outcome> {
  const remarks: string[] = [];
  const refused: { name: string; error: RefusedError }[] = [];
  let view: CaseView | null = null;
  let sealed = 0;
  for (const item of items) {
    const onProgress = (share: number) => on.progress(item, share);
    onProgress(0);
    try {
      // The screen hears of it at the end: it would leave this step after the first file.
      const took = (next: CaseView) => {
        view = next;
      };
      const type = await sealItem(item, { ...sealing, onProgress, took });
      if (type !== null) remarks.push(`${item.name} is really ${fileTypeWords(type)}; it was sealed as what it is.`);
      sealed += 1;
      on.sealed(item);
    } catch (error) {
      if (sealing.signal.aborted) return { remarks, sealed, refused, cancelled: true, view };
      if (!(error instanceof RefusedError)) throw error;
      refused.push({ name: item.name, error });
    }
  }
  return { remarks, sealed, refused, cancelled: false, view };
}

/** `1 file sealed. “letter.png” was not: …` */
export function outcomeWords({ remarks, sealed, refused, cancelled }: Outcome): string {
  const done = sealed === 0 ? "Nothing was sealed." : `${counted(sealed, "file")} sealed.`;
  const kept = refused.map(({ name, error }) => {
    const { what, next } = sentencesFor(error.refused);
    return `“${name}” was not: ${what} ${next}`;
  });
  return [done, ...remarks, ...kept, ...(cancelled ? ["Cancelled: the rest is still here, not sealed."] : [])].join(
    " ",
  );
}

interface Run {
  readonly key: string;
  readonly share: number;
}

interface Wishes {
  readonly purpose: EvidencePurpose;
  readonly note: string;
  /** Forgets the draft, once everything is sealed. */
  readonly clear: () => void;
}

/** Seals what lies on the tray; the board moves on only when nothing of it is left. */
export function useSealing(
  at: AtCase,
  items: readonly TrayItem[],
  { purpose, note, clear }: Wishes,
): { submit: Submit; run: Run | null; cancel: () => void } {
  const [run, setRun] = useState<Run | null>(null);
  const abort = useRef<AbortController | null>(null);
  const caseId = at.view.summary.id;
  const submit = useSubmit(async () => {
    const cancel = new AbortController();
    abort.current = cancel;
    let view: CaseView | null = null;
    try {
      const outcome = await sealItems(
        items,
        { caseId, purpose, note, signal: cancel.signal },
        {
          progress: ({ key }, share) => setRun({ key, share }),
          sealed: ({ key }) => dropFromTray(caseId, key),
        },
      );
      ({ view } = outcome);
      const [only] = outcome.refused;
      if (only !== undefined && items.length === 1) throw only.error;
      if (outcome.refused.length > 0 || outcome.cancelled) {
        if (outcome.refused.length > 0 || outcome.sealed > 0) at.onRecorded(outcomeWords(outcome), true, "warn");
        return;
      }
      clear();
      const last = view?.entries.findLast((entry) => entry.kind === "evidence.sealed");
      const saved = `Saved: sealed at ${clock(last?.at ?? new Date(), at.zone)}.`;
      at.onRecorded([saved, ...outcome.remarks].join(" "));
    } finally {
      if (view !== null) tookView(view);
      setRun(null);
    }
  });
  return { submit, run, cancel: () => abort.current?.abort() };
}

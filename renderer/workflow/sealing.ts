import type { CaseView } from "../../main/model/case-view.ts";
import type { EvidencePurpose } from "../../main/model/entry.ts";
import type { SourceFile } from "../../preload/contract.ts";
import { ask, on } from "../bridge.ts";
import { tookView } from "../stores/cases.ts";
import type { TrayItem } from "../stores/tray.ts";

/** Bytes that cross the bridge at a time: a recording of 2 GB never lies in memory as a whole. */
const chunkBytes = 2 * 1024 * 1024;

/** Hands a blob over to main, piece by piece. Throws RefusedError, or AbortError when it was cancelled. */
export async function handOver(
  item: Pick<TrayItem, "name">,
  blob: Blob,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<SourceFile> {
  const held = await ask("evidence.begin", { name: item.name, bytes: blob.size });
  try {
    for (let at = 0; at < blob.size; at += chunkBytes) {
      signal.throwIfAborted();
      const bytes = new Uint8Array(await blob.slice(at, at + chunkBytes).arrayBuffer());
      await ask("evidence.chunk", { source: held.source, bytes });
      onProgress(Math.min(at + chunkBytes, blob.size));
    }
    return held;
  } catch (error) {
    await ask("evidence.discard", { source: held.source }).catch(() => {
      // Main forgets bytes that no one claims when the window closes.
    });
    throw error;
  }
}

export interface Sealing {
  readonly caseId: string;
  readonly purpose: EvidencePurpose;
  readonly note: string;
  /** Share of the work done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
  /** Takes the case as it then stands; left out: the screen has it at once. */
  readonly took?: (view: CaseView) => void;
}

/**
 * Seals one file in the case; returns only after main has it on disk and in the log.
 * Gives back the type that the bytes have when the name says another, else null. Throws RefusedError.
 */
export async function sealItem(item: TrayItem, sealing: Sealing): Promise<string | null> {
  const { from } = item;
  const total = Math.max(item.bytes, 1);
  // Handing over is the first half of the way for the window's own bytes; main's file is read once.
  const sent = (done: number) => sealing.onProgress((done / total) * 0.5);
  const source = "source" in from ? from.source : await handOver(item, from.blob, sent, sealing.signal);
  const start = "source" in from ? 0 : 0.5;
  const stop = on("seal.progress", (at) => {
    if (at.source === source.source) sealing.onProgress(start + (at.done / Math.max(at.total, 1)) * (1 - start));
  });
  try {
    const { caseId, purpose, note, took = tookView } = sealing;
    const reply = await ask("evidence.seal", { source: source.source, case: caseId, purpose, note });
    took(reply.view);
    return reply.renamedType;
  } finally {
    stop();
  }
}

/** The long work that is running: an export, a release, a package being checked, a table being taken in. One at a time; main refuses a second. */
import { create } from "zustand";
import type { ErrorCode } from "../../main/model/error-code.ts";
import type { WorkProgress } from "../../main/model/records-view.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import { announce } from "./announcer.ts";

export type Work = "export" | "scheduled" | "open" | "pdf" | "release" | "incident" | "disposal" | "table" | "intake";

interface WorkStore {
  /** null: the window has started none. */
  readonly running: Work | null;
  /** null until main has said how far it is. */
  readonly progress: WorkProgress | null;
  /** The person has asked for it to stop. */
  readonly stopping: boolean;
}

const idle: WorkStore = { running: null, progress: null, stopping: false };

export const useWork = create<WorkStore>(() => idle);

const cancelled: readonly ErrorCode[] = ["EXPORT_CANCELLED", "VERIFY_CANCELLED"];

/**
 * Does long work and keeps how far it is, even while other screens are looked at. null: it was cancelled, or the person thought better of
 * it in the dialog. Throws RefusedError.
 */
export async function doWork<T>(work: Work, action: () => Promise<T | null>): Promise<T | null> {
  useWork.setState({ ...idle, running: work });
  const stop = on("work.progress", (progress) => useWork.setState({ progress }));
  try {
    return await action();
  } catch (error) {
    if (!cancelled.includes(refusedOf(error).code)) throw error;
    announce("Cancelled. Nothing was saved.");
    return null;
  } finally {
    stop();
    useWork.setState(idle);
  }
}

/** Asks main to stop; what was half done is cleared away there. */
export async function cancelWork(): Promise<void> {
  useWork.setState({ stopping: true });
  try {
    await ask("work.cancel", null);
  } catch (error) {
    // Then it runs to its end, which its own reply tells.
    refusedOf(error);
    useWork.setState({ stopping: false });
  }
}

import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import type { Events, VerifyReport } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import { announce } from "./announcer.ts";
import { refreshLog } from "./app.ts";

interface VerificationStore {
  readonly progress: Events["verify.progress"] | null;
  readonly running: boolean;
  readonly report: VerifyReport | null;
  readonly refused: Refused | null;
}

export const useVerification = create<VerificationStore>(() => ({
  progress: null,
  running: false,
  report: null,
  refused: null,
}));

/** Recomputes the whole log; it goes on while other screens are looked at. */
export async function verifyNow(): Promise<void> {
  if (useVerification.getState().running) return;
  useVerification.setState({ running: true, progress: null, report: null, refused: null });
  const stop = on("verify.progress", (progress) => useVerification.setState({ progress }));
  try {
    const report = await ask("log.verify", null);
    useVerification.setState({ report });
    announce(report.ok ? "Every entry and file verified." : "The log does not verify. The faults are listed.");
    await refreshLog();
  } catch (error) {
    const refused = refusedOf(error);
    if (refused.code === "VERIFY_CANCELLED") announce("Verification cancelled.");
    else useVerification.setState({ refused });
  } finally {
    stop();
    useVerification.setState({ running: false, progress: null });
  }
}

export async function cancelVerification(): Promise<void> {
  try {
    await ask("log.verify-cancel", null);
  } catch (error) {
    useVerification.setState({ refused: refusedOf(error) });
  }
}

export function closeReport(): void {
  useVerification.setState({ report: null, refused: null });
}

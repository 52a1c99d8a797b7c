import { useCallback, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";

export interface Submit {
  readonly busy: boolean;
  readonly refused: Refused | null;
  readonly run: () => Promise<void>;
  readonly forget: () => void;
}

/** Runs an action once at a time and keeps its refusal beside the form until the next try. */
export function useSubmit(action: () => Promise<unknown>): Submit {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const running = useRef(false);
  const latest = useRef(action);
  latest.current = action;
  const run = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setRefused(null);
    try {
      await latest.current();
    } catch (error) {
      setRefused(refusedOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setRefused(null), []);
  return { busy, refused, run, forget };
}

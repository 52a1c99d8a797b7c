import { useCallback, useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useHiding } from "./use-hiding.ts";

/** A shown code runs on for so long, in milliseconds: twice the usual period, so that one can be typed off in any case. */
const runsFor = 60_000;

interface Running {
  readonly code: string;
  readonly period: number;
  /** When the next code begins, in milliseconds since 1970. */
  readonly until: number;
}

export interface RunningCode {
  /** null: hidden. */
  readonly code: string | null;
  readonly secondsLeft: number;
  readonly period: number;
  readonly refused: Refused | null;
  readonly toggle: () => Promise<void>;
}

async function read(vault: string, credential: string): Promise<Running> {
  const { code, secondsLeft, period } = await ask("vault.code", { vault, credential });
  return { code, period, until: Date.now() + secondsLeft * 1000 };
}

/** The one-time code (RFC 6238) while it is shown: read anew whenever its period is over. */
export function useRunningCode(vault: string, credential: string, stamp: string): RunningCode {
  const shown = useHiding<true>([vault, credential, stamp].join(" "), runsFor);
  const [running, setRunning] = useState<Running | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const isShown = shown.value !== null;
  const next = useCallback(async () => {
    setRefused(null);
    try {
      setRunning(await read(vault, credential));
      setNow(Date.now());
      return true;
    } catch (error) {
      setRunning(null);
      setRefused(refusedOf(error));
      return false;
    }
  }, [vault, credential]);
  useEffect(() => {
    if (!isShown) return setRunning(null);
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isShown]);
  const isOver = isShown && running !== null && now >= running.until;
  useEffect(() => {
    if (isOver) void next();
  }, [isOver, next]);
  const toggle = async () => {
    if (isShown) return shown.hide();
    if (await next()) shown.show(true);
  };
  const secondsLeft = running === null ? 0 : Math.max(0, Math.ceil((running.until - now) / 1000));
  const code = isShown && running !== null ? running.code : null;
  return { code, secondsLeft, period: running?.period ?? 30, refused, toggle };
}

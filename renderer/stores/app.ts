import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import type { AppState, FirstRun, LogStatus } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import { keepTyped, loadDrafts } from "./drafts.ts";

export type ReadyState = Extract<AppState, { phase: "ready" }>;

interface AppStore {
  readonly state: AppState | null;
  readonly refused: Refused | null;
}

/** What main says about itself: which phase, who works here, how long the log is. */
export const useApp = create<AppStore>(() => ({ state: null, refused: null }));

function took(state: AppState): void {
  useApp.setState({ state, refused: null });
}

/** Before the screens are drawn: what was half-typed in them. */
async function arrive(state: AppState): Promise<void> {
  if (state.phase === "ready") await loadDrafts();
  took(state);
}

function tookLog(log: LogStatus): void {
  const { state } = useApp.getState();
  if (state?.phase === "ready") useApp.setState({ state: { ...state, log } });
}

export async function loadApp(): Promise<void> {
  try {
    await arrive(await ask("app.state", null));
  } catch (error) {
    useApp.setState({ refused: refusedOf(error) });
  }
}

/** Follows main's own changes; returns the function that stops. */
export function followApp(): () => void {
  window.addEventListener("pagehide", keepTyped);
  const stops = [
    () => window.removeEventListener("pagehide", keepTyped),
    on("app.changed", ({ state }) => took(state)),
    on("log.changed", ({ log }) => tookLog(log)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tries the start again. Throws RefusedError. */
export async function retryApp(): Promise<void> {
  await arrive(await ask("app.retry", null));
}

/** Throws RefusedError: PASSPHRASE_WRONG and the like. */
export async function givePassphrase(passphrase: string): Promise<void> {
  await arrive(await ask("app.passphrase", { passphrase }));
}

/** Throws RefusedError. */
export async function firstRun(input: FirstRun): Promise<void> {
  await arrive(await ask("app.first-run", input));
}

/** Throws RefusedError. */
export async function saveProfile(profile: Pick<ReadyState, "person" | "pack" | "theme">): Promise<void> {
  took(await ask("app.profile", { person: profile.person, pack: profile.pack, theme: profile.theme }));
}

/** Reads the state of the log afresh, after a verification. */
export async function refreshLog(): Promise<void> {
  const state = await ask("app.state", null);
  if (state.phase === "ready") tookLog(state.log);
}

/** The ready state: screens behind the rail are only shown in it. */
export function useReady(): ReadyState {
  const state = useApp((store) => store.state);
  if (state?.phase !== "ready") throw new Error("a screen of the ready phase outside of it");
  return state;
}

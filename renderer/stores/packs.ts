import { useEffect } from "react";
import { create } from "zustand";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { useApp } from "./app.ts";

interface PacksStore {
  /** By ref; null: asked for and not to be had. */
  readonly packs: Readonly<Record<string, PolicyPack | null>>;
}

/** Policy packs, each read once: one version of a pack never changes. */
export const usePacks = create<PacksStore>(() => ({ packs: {} }));

const asked = new Set<string>();

async function load(ref: string): Promise<void> {
  if (asked.has(ref)) return;
  asked.add(ref);
  const pack = await ask("policy.get", { ref }).catch(() => null);
  if (pack === null) asked.delete(ref);
  usePacks.setState(({ packs }) => ({ packs: { ...packs, [ref]: pack } }));
}

/** The pack of this ref; null while it is being read or when it is not installed. */
export function usePack(ref: string): PolicyPack | null {
  useEffect(() => {
    void load(ref);
  }, [ref]);
  return usePacks((store) => store.packs[ref] ?? null);
}

/** The pack that new cases are opened under. */
export function useCurrentPack(): PolicyPack | null {
  return usePack(useApp(({ state }) => (state?.phase === "ready" ? state.pack : "")));
}

/** The city's time zone; the workstation's own until the pack is there. */
export function useZone(): string {
  return useCurrentPack()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Secrets that are being typed: in the window's memory alone, never in a draft on the disk. They outlive leaving the form and the lock,
 * which closes the form: a password that was just set at the platform and is not saved here yet would be lost with it.
 */
import { useCallback } from "react";
import { create } from "zustand";
import { type SecretDraft, untouched } from "../vault/draft.ts";
import { useDrafts } from "./drafts.ts";

const useHalfTyped = create<{ readonly typed: Readonly<Record<string, SecretDraft>> }>(() => ({ typed: {} }));

/** Forgets what was half-typed under a key. */
export function forgetTyped(key: string): void {
  useHalfTyped.setState(({ typed }) => {
    const { [key]: _gone, ...others } = typed;
    return { typed: others };
  });
}

/** Was anything typed under this key, and not saved? */
export function useIsHalfTyped(key: string): boolean {
  const secret = useHalfTyped(({ typed }) => Object.values(typed[key] ?? untouched).some((value) => value !== null));
  const open = useDrafts(({ drafts }) => Object.keys((drafts[key] as object | undefined) ?? {}).length > 0);
  return secret || open;
}

/** Half-typed secrets under a key: `[value, change, clear]`. */
export function useHalfTypedSecrets(key: string): [SecretDraft, (part: Partial<SecretDraft>) => void, () => void] {
  const secrets = useHalfTyped((store) => store.typed[key] ?? untouched);
  const change = useCallback(
    (part: Partial<SecretDraft>) =>
      useHalfTyped.setState(({ typed }) => ({ typed: { ...typed, [key]: { ...(typed[key] ?? untouched), ...part } } })),
    [key],
  );
  const clear = useCallback(() => forgetTyped(key), [key]);
  return [secrets, change, clear];
}

import { useCallback, useEffect, useRef, useState } from "react";
import { useVault } from "../stores/vault.ts";

/** How long a secret stays on the screen, in milliseconds. */
export const shownFor = 30_000;

interface Hiding<T> {
  /** null: hidden. */
  readonly value: T | null;
  readonly show: (value: T) => void;
  readonly hide: () => void;
}

/**
 * Holds a secret while it may be seen: it goes after `lasting` milliseconds, when the window loses the focus, when the vaults are locked,
 * when `of` names another secret, and with the component.
 */
export function useHiding<T>(of: string, lasting = shownFor): Hiding<T> {
  const [held, setHeld] = useState<{ readonly of: string; readonly value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(null);
  }, []);
  const show = useCallback(
    (value: T) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setHeld(null), lasting);
      setHeld({ of, value });
    },
    [of, lasting],
  );
  const isOpen = useVault(({ desk }) => desk?.lock === "open");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another secret, or the lock, hides what is shown
  useEffect(() => hide, [of, isOpen, hide]);
  const isShown = held !== null;
  useEffect(() => {
    if (!isShown) return;
    window.addEventListener("blur", hide);
    return () => window.removeEventListener("blur", hide);
  }, [isShown, hide]);
  // The effect hides it after this drawing; until then it belongs to another secret.
  return { value: held?.of === of && isOpen ? held.value : null, show, hide };
}

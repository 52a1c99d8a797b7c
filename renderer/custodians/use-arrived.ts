import { useEffect, useRef, useState } from "react";

/** A panel or a step that has just opened: it comes into view, and its heading takes the focus so that a screen reader says it. */
export function useArrived<E extends HTMLElement>() {
  const heading = useRef<E>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return heading;
}

/** When a panel closes, the focus goes back to the button that opened it. */
export function useReturn(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    },
    [from],
  );
}

/**
 * For the heading above panels that come and go, or the holder of the button that opens them: it takes the focus when one has gone
 * together with what was pressed in it.
 */
export function useCaught<E extends HTMLElement>(open: string) {
  const heading = useRef<E>(null);
  const before = useRef(open);
  useEffect(() => {
    const hasChanged = before.current !== open;
    before.current = open;
    if (!hasChanged || document.activeElement !== document.body) return;
    const target = heading.current?.querySelector("button") ?? heading.current;
    target?.focus({ preventScroll: true });
  }, [open]);
  return heading;
}

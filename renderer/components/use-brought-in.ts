import { useEffect, useRef } from "react";

/** A panel that opens under the others comes into view, and its first field takes the focus. */
export function useBroughtIn<E extends HTMLElement>() {
  const panel = useRef<E>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("select, input, textarea")?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return panel;
}

import { useEffect, useRef } from "react";

/** For the heading of a part that the person came for: it comes into view and takes the focus. */
export function usePartWanted<E extends HTMLElement>(isWanted: boolean) {
  const heading = useRef<E>(null);
  useEffect(() => {
    if (!isWanted) return;
    // After the screen’s own heading has taken the focus: that comes with every arrival.
    const timer = setTimeout(() => {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: "start" });
    });
    return () => clearTimeout(timer);
  }, [isWanted]);
  return heading;
}

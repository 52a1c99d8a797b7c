/** What a button of Today is about on the screen that it leads to: that part comes into view and takes the focus, once. */
import { useEffect, useRef } from "react";
import { create } from "zustand";

export type Aim = "add" | "hand-over" | "shared-folder" | "drill" | "recovery" | "fork";

const useAimed = create<{ readonly aim: Aim | null }>(() => ({ aim: null }));

export function aimAt(aim: Aim | null): void {
  useAimed.setState({ aim });
}

/** Does the person come for this? Asked once: the next visit has another reason. */
export function takeAim(aim: Aim): boolean {
  if (useAimed.getState().aim !== aim) return false;
  useAimed.setState({ aim: null });
  return true;
}

/** For the heading of the part: when the person came for it, it comes into view and takes the focus. */
export function useAim<E extends HTMLElement>(aim: Aim) {
  const heading = useRef<E>(null);
  const aimed = useAimed((store) => store.aim === aim);
  useEffect(() => {
    if (!aimed) return;
    // After the screen’s own heading has taken the focus: that comes with every arrival.
    const timer = setTimeout(() => {
      aimAt(null);
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: "center" });
    });
    return () => clearTimeout(timer);
  }, [aimed]);
  return heading;
}

import { type ReactNode, useEffect, useRef } from "react";
import { usePlace } from "../stores/place.ts";

interface ScreenProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The screen scrolls inside itself. */
  readonly filled?: boolean;
}

/** The heading of a screen takes the focus when the person has moved to it, so that a screen reader says where they are. */
export function useArrival<E extends HTMLElement>() {
  const heading = useRef<E>(null);
  useEffect(() => {
    if (usePlace.getState().moves === 0) return;
    // The screen before may have been scrolled, and it was the same box.
    document.getElementById("content")?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** Frame of a screen: heading, a line under it, its buttons, its content. */
export function Screen({ title, sub, actions, children, filled = false }: ScreenProps) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div className={filled ? "screen filled" : "screen"}>
      <header className="screen-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {sub && <p className="sub">{sub}</p>}
        </div>
        {actions && <div className="screen-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

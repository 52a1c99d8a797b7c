import type { ReactNode } from "react";
import { onEscape } from "./on-escape.ts";
import { useArrived, useReturn } from "./use-arrived.ts";

interface SubPanelProps {
  readonly title: ReactNode;
  /** The title in plain text, for screen readers. */
  readonly label: string;
  /** Escape does it, too. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A panel that opens under the button that asked for it; its title takes the focus, and the button gets it back. */
export function SubPanel({ title, label, onClose, children }: SubPanelProps) {
  const heading = useArrived<HTMLHeadingElement>();
  useReturn();
  return (
    <section className="sub-panel" aria-label={label} {...(onClose ? { onKeyDown: onEscape(onClose) } : {})}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}

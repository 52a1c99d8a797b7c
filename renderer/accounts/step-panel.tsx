import { type ReactNode, useEffect, useState } from "react";
import { onEscape } from "../custodians/on-escape.ts";
import { useArrived } from "../custodians/use-arrived.ts";

/**
 * When the form closes, the focus goes back to what opened it; where that stood in a part which the form had replaced, to the tab, or to the
 * heading of the screen.
 */
function useWayBack(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (!isLost) return;
      const tab = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
      const home = tab ?? document.querySelector<HTMLElement>("main h1");
      const target = from instanceof HTMLElement && from !== document.body && from.isConnected ? from : home;
      target?.focus({ preventScroll: true });
    },
    [from],
  );
}

interface StepPanelProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form of the account’s page: its heading takes the focus, Escape closes it, what was typed stays. */
export function StepPanel({ title, hint, onClose, children }: StepPanelProps) {
  const heading = useArrived<HTMLHeadingElement>();
  useWayBack();
  return (
    <section className="panel inset" aria-label={title} onKeyDown={onEscape(onClose)}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {hint && <p className="step-hint">{hint}</p>}
      {children}
    </section>
  );
}

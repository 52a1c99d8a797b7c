import type { ReactNode } from "react";
import { onEscape } from "../custodians/on-escape.ts";
import { useArrived, useReturn } from "../custodians/use-arrived.ts";

interface PagePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form above the parts of a page; its title takes the focus, and the button that opened it gets it back. */
export function PagePanel({ title, onClose, children }: PagePanelProps) {
  const heading = useArrived<HTMLHeadingElement>();
  useReturn();
  return (
    <section className="panel inset" aria-label={title} onKeyDown={onEscape(onClose)}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const icons = { plain: Info, warn: TriangleAlert, good: CircleCheck, bad: CircleAlert } as const;

/** A remark in a box; a refused request has its own, ErrorNote. */
export function Note({ tone = "plain", children }: { tone?: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <div className={`note ${tone}`}>
      <Icon size={18} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

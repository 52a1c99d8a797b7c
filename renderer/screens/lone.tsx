import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";

interface LoneProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children: ReactNode;
  /** The data folder, so that the person can say which one it is about. */
  readonly folder: string;
}

/** Frame of the screens before the rail is there. */
export function Lone({ title, sub, children, folder }: LoneProps) {
  return (
    <main className="lone">
      <div className="lone-column">
        <div className="brand">
          <ShieldCheck size={22} aria-hidden="true" />
          <span>Custodia</span>
        </div>
        <h1>{title}</h1>
        {sub && <p className="sub">{sub}</p>}
        {children}
        <p className="lone-folder">
          Data folder: <code className="mono">{folder}</code>
        </p>
      </div>
    </main>
  );
}

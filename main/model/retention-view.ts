/** What the screens are shown of legal holds and of disposal. */

import type { Actor, Time } from "./entry.ts";

export type Subject = { readonly kind: "case" | "request"; readonly id: string };

export interface HoldView {
  readonly id: string;
  readonly subject: Subject;
  readonly placedAt: Time;
  readonly by: Actor;
  readonly reason: string;
  readonly lifted: { readonly at: Time; readonly by: Actor; readonly reason: string } | null;
}

export interface DisposalView {
  readonly seq: number;
  readonly at: Time;
  readonly by: Actor;
  readonly subject: Subject;
  readonly authority: string;
  readonly reason: string;
  readonly approvedBy: { readonly name: string; readonly role: string };
  readonly entries: number;
  readonly files: number;
}

/** What a disposal would take away, and what stands against it. */
export interface DisposalPlan {
  readonly subject: Subject;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that stay because another case names them too. */
  readonly shared: number;
  readonly holds: readonly HoldView[];
  /** Requests not yet answered whose choice holds this case. */
  readonly requests: readonly string[];
  /** Incidents about this case that IT has not acknowledged. */
  readonly incidents: readonly string[];
  readonly open: boolean;
  /** Packages and backup copies that hold it still: names, for the person to see to. */
  readonly copies: readonly string[];
}

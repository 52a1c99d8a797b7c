/** Domains that are nearly what the desk wants of them, with its face on. */

import type { Incidents } from "../incidents/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { RecordsDesk } from "../model/records-view.ts";
import type { Retention } from "../retention/index.ts";
import type { Witness } from "../witness/index.ts";
import type { IncidentsDesk, RetentionDesk, WitnessDesk } from "./records-desk.ts";

export function incidentsDesk(incidents: Incidents): IncidentsDesk {
  return {
    report: (asked, sealed) => incidents.report(asked, sealed),
    acknowledge: (asked) => incidents.acknowledge(asked),
    message: (id) => incidents.message(id),
    fileName: (id) => incidents.fileName(id),
    save: (id, file) => incidents.save(id, file),
  };
}

export interface AroundDisposal {
  /** Is a package being written? It reads files that a disposal would take away. */
  isWriting(): boolean;
  /** Called after each disposal: what else holds the words is to go, too. */
  disposed(): void;
}

export function retentionDesk(
  retention: Retention,
  desk: () => RecordsDesk,
  { isWriting, disposed }: AroundDisposal,
): RetentionDesk {
  return {
    hold: (subject, reason) => {
      retention.place(subject, reason);
      return desk();
    },
    lift: (hold, reason) => {
      retention.lift(hold, reason);
      return desk();
    },
    plan: (subject) => retention.plan(subject),
    dispose: async (asked) => {
      if (isWriting()) throw new AppError("EXPORT_RUNNING");
      try {
        await retention.dispose(asked);
      } finally {
        // Also when its files could not be removed yet: the words are gone all the same.
        if (retention.isDisposed(asked.subject)) disposed();
      }
      return desk();
    },
  };
}

export function witnessDesk(witness: Witness): WitnessDesk {
  return {
    takeIn: (note) => void witness.takeIn(note),
    forkText: (fork) => ({ text: witness.forkText(fork), fileName: `contradicting-checkpoints-${fork}.txt` }),
  };
}

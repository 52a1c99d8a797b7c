import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { ExportPlan } from "../../main/model/records-view.ts";
import type { ExportRange } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useApp } from "../stores/app.ts";
import { useRecords } from "../stores/records.ts";

interface Planned {
  /** null while it is being reckoned, or when it was refused. */
  readonly plan: ExportPlan | null;
  readonly refused: Refused | null;
}

const nothing: Planned = { plan: null, refused: null };

/** What an export would hold, reckoned again whenever the log has grown or was exported. `range` null: nothing is to be reckoned. */
export function usePlan(range: ExportRange | null): Planned {
  const entries = useApp(({ state }) => (state?.phase === "ready" ? state.log.entries : 0));
  const newest = useRecords()?.exports[0]?.seq;
  const [planned, setPlanned] = useState<Planned>(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer log, or another export, is another plan
  useEffect(() => {
    let gone = false;
    setPlanned(nothing);
    if (range === null) return;
    ask("export.plan", { range }).then(
      (plan) => {
        if (!gone) setPlanned({ plan, refused: null });
      },
      (error: unknown) => {
        if (!gone) setPlanned({ plan: null, refused: refusedOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [range, entries, newest]);
  return planned;
}

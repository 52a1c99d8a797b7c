import { useEffect, useState } from "react";
import type { ComplianceReport } from "../../main/model/compliance-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useDuties } from "../stores/duties.ts";

interface Read {
  readonly report: ComplianceReport | null;
  readonly refused: Refused | null;
}

/** The report of a department, made afresh whenever something is due that was not, or no longer. */
export function useCompliance(department: string): Read {
  const changes = useDuties((store) => store.changes);
  const [read, setRead] = useState<Read>({ report: null, refused: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the reason to read it again
  useEffect(() => {
    let wanted = true;
    ask("duties.compliance", { department }).then(
      (report) => wanted && setRead({ report, refused: null }),
      (error: unknown) => wanted && setRead({ report: null, refused: refusedOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [department, changes]);
  return read.report !== null && read.report.department !== department ? { report: null, refused: null } : read;
}

import { useEffect, useState } from "react";
import type { CaseView } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";
import { loadCase, useCases } from "../stores/cases.ts";

/** A case, read afresh when it is opened; what was known before is shown meanwhile. */
export function useCase(id: string): { view: CaseView | null; refused: Refused | null } {
  const view = useCases((store) => store.views[id] ?? null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    loadCase(id).then(
      () => setRefused(null),
      (error: unknown) => setRefused(refusedOf(error)),
    );
  }, [id]);
  return { view, refused };
}

/** The package that is open to be read; one at a time. */
import { create } from "zustand";
import type { OpenedPackage } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { type EvidenceSource, packageEvidence } from "../components/evidence-source.ts";
import { announce } from "./announcer.ts";
import { CaseSearch } from "./case-search.ts";
import { doWork } from "./work.ts";

export interface PackageOnScreen {
  readonly opened: OpenedPackage;
  readonly search: CaseSearch;
  readonly evidence: EvidenceSource;
}

export const usePackage = create<{ readonly shown: PackageOnScreen | null }>(() => ({ shown: null }));

function searchIn({ token, facets }: OpenedPackage): CaseSearch {
  return new CaseSearch({
    page: (query, filters, after, limit) => ask("package.search", { token, query, filters, after, limit }),
    count: (query, filters) => ask("package.count", { token, query, filters }),
    facets: async () => facets,
  });
}

/** Main keeps a copy of what it holds until it is told that nobody looks at it any more. */
export function closePackage(): void {
  const { shown } = usePackage.getState();
  if (shown === null) return;
  usePackage.setState({ shown: null });
  ask("package.close", { token: shown.opened.token }).catch((error: unknown) => {
    // Main clears it away at the latest when it ends.
    refusedOf(error);
  });
}

/**
 * Asks for a package, has it checked and opens it; the one before is closed. false: it was cancelled, or the person thought better of it.
 * Throws RefusedError: PACKAGE_*.
 */
export async function openPackage(key: "mine" | "choose"): Promise<boolean> {
  const opened = await doWork("open", () => ask("package.open", { key }));
  if (opened === null) return false;
  closePackage();
  const evidence = packageEvidence(opened.token);
  usePackage.setState({ shown: { opened, search: searchIn(opened), evidence } });
  announce(opened.report.ok ? "The package verifies." : "The package does not verify. The faults are listed.");
  return true;
}

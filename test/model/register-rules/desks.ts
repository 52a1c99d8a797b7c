import type { Desks } from "../../../main/model/all-duties.ts";
import type { RecordsDesk } from "../../../main/model/records-view.ts";
import { aCheck } from "../a-check.ts";
import { desk } from "../a-desk.ts";
import { register } from "./a-register.ts";

/** A records desk on which nothing ever happened. */
export const quiet: RecordsDesk = {
  settings: {
    contact: { name: "", email: "" },
    recipients: [],
    schedule: { on: false, sealed: true, folder: null },
  },
  schedule: { next: null, lastRefused: null, running: false },
  exports: [],
  lostPackages: [],
  sinceLast: { entries: 0 },
  requests: [],
  incidents: [],
  holds: [],
  disposals: [],
  witnessed: [],
  forks: [],
  cosigned: [],
};

/** The workstation is fit, as it was checked on 2026-03-19. */
export function desks(change: Partial<Desks> = {}): Desks {
  const quietest = { register: register(), vault: desk(), records: quiet, cases: [], device: { check: aCheck() } };
  return { ...quietest, mine: "Harbor and Parks", ...change };
}

import type { DutyDesk } from "../../main/model/vault-duties.ts";
import type { CustodianView, ResetView, VaultSummary } from "../../main/model/vault-view.ts";

/** A vault at which nothing is due on 2026-03-20: two custodians who proved it lately, a recovery copy, no shared folder. */

export function custodian(name: string, change: Partial<CustodianView> = {}): CustodianView {
  return {
    keyId: name.toLowerCase().replaceAll(" ", "-"),
    name,
    title: "Social Media Coordinator",
    organisation: "Sample City",
    email: "someone@samplecity.example",
    fingerprint: "00000 11111 22222 33333 44444 55555 66666 77777",
    role: null,
    isMe: false,
    addedAt: "2026-03-01T20:00:00.000Z",
    addedBy: "Robin Vale",
    confirmedAt: null,
    comparedHow: "by phone",
    hybrid: false,
    proof: { at: "2026-03-10T20:00:00.000Z", revision: 7, current: true },
    removed: null,
    ...change,
  };
}

export const me = custodian("Robin Vale", { isMe: true });
export const pat = custodian("Pat Sample");

export function vault(change: Partial<VaultSummary> = {}): VaultSummary {
  return {
    id: "vault-1",
    name: "Parks",
    department: "Parks and Recreation",
    revision: 7,
    changedAt: "2026-03-10T20:00:00.000Z",
    changedBy: "Robin Vale",
    credentials: 11,
    alone: 0,
    conflicts: 0,
    custodians: [me, pat],
    resets: [],
    shared: { state: "none" },
    recovery: { at: "2026-03-10T20:00:00.000Z", revision: 7 },
    ...change,
  };
}

export function reset(change: Partial<ResetView> = {}): ResetView {
  return {
    credential: "credential-1",
    label: "Sample page",
    account: null,
    person: "Kim Gone",
    because: "left the city",
    due: "2026-03-23",
    openedAt: "2026-03-20T20:00:00.000Z",
    ...change,
  };
}

export function desk(...vaults: readonly VaultSummary[]): DutyDesk {
  return { lock: "open", vaults };
}

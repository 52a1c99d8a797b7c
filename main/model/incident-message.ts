/** The message that reports an incident to IT: the pack's template, filled from the entry. [A-6.h.ii] */

import type { IncidentSort } from "./entry.ts";
import type { PolicyPack } from "./policy-pack.ts";
import type { IncidentRow } from "./records-view.ts";
import { fillTemplate } from "./template.ts";
import { momentIn } from "./time.ts";

export const incidentPlaceholders = [
  /** whom the pack wants told, in its order */
  "tell",
  "organisation",
  /** the account's department, or a dash */
  "department",
  /** `Main page (@example)`, or that it is about none */
  "account",
  /** `Somebody else got into the account` */
  "sort",
  "what",
  /** a time, or that nobody knows */
  "since",
  "noticed",
  /** a line per person told */
  "told",
  /** a line per file, with its SHA-256 */
  "evidence",
  "reporter",
  "reported",
  /** the policy's short title */
  "policy",
  /** the incident's id */
  "incident",
] as const;
export type IncidentPlaceholder = (typeof incidentPlaceholders)[number];

const sorts: Readonly<Record<IncidentSort, string>> = {
  takeover: "Somebody else got into the account",
  exploitation: "The account is misused",
  impostor: "A page poses as the account",
  malware: "Malicious software",
  other: "Something else",
};

/** @param reporter who made the entry, with her role */
export function incidentMessage(pack: PolicyPack, incident: IncidentRow, reporter: string): string {
  const { account } = incident;
  const time = (at: string) => `${momentIn(pack.timeZone, at)} (${at})`;
  const lines = (all: readonly string[]) => (all.length === 0 ? "- none" : all.map((one) => `- ${one}`).join("\n"));
  const text = fillTemplate<IncidentPlaceholder>(pack.records.incident.template, {
    tell: pack.records.incident.tell.join(", "),
    organisation: pack.organisation,
    department: account?.department ?? "—",
    account: account === null ? "none in particular" : `${account.name} (${account.handle})`,
    sort: sorts[incident.sort],
    what: incident.what,
    since: incident.since === null ? "not known" : time(incident.since),
    noticed: time(incident.noticedAt),
    told: lines(
      incident.told.map(({ name, title, how }) => [name, title, how].filter((part) => part !== "").join(", ")),
    ),
    evidence: lines(incident.evidence.map(({ name, sha256 }) => `${name}: SHA-256 ${sha256}`)),
    reporter,
    reported: time(incident.at),
    policy: pack.shortTitle,
    incident: incident.id,
  });
  return `${text.replace(/\n+$/, "")}\n`;
}

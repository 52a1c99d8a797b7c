/** Words for incidents. */
import type { IncidentSort } from "../../main/model/entry.ts";
import type { IncidentRow } from "../../main/model/records-view.ts";
import type { Tone } from "../words.ts";

export const sortWords: Record<IncidentSort, string> = {
  takeover: "Somebody else is in the account",
  exploitation: "The account is misused",
  impostor: "A page poses as ours",
  malware: "Harmful software or links",
  other: "Something else",
};

export const sortHints: Record<IncidentSort, string> = {
  takeover: "It was hacked, or the password no longer works.",
  exploitation: "Posts or messages that none of us wrote.",
  impostor: "Another account with our name or logo.",
  malware: "On a workstation, or spread through a page.",
  other: "Say below what it is.",
};

/** A name for the incident, in a line: what sort, and which account. */
export function incidentTitle({ sort, account }: Pick<IncidentRow, "sort" | "account">): string {
  return account === null ? sortWords[sort] : `${sortWords[sort]}: ${account.name}`;
}

/** How it stands: open until IT has taken it up. */
export function incidentStanding({ acknowledged }: Pick<IncidentRow, "acknowledged">): {
  readonly words: string;
  readonly tone: Tone;
} {
  return acknowledged === null ? { words: "Open", tone: "bad" } : { words: "With IT", tone: "good" };
}

export const waysToTell = ["By phone", "By e-mail", "In person", "Through the help desk"] as const;

/** An incident as it is typed, and what becomes of it when it is reported. */
import { type IncidentSort, incidentSorts } from "../../main/model/entry.ts";
import type { NewIncident } from "../../preload/contract.ts";
import { instantOf } from "../zoned-time.ts";

export interface ToldDraft {
  readonly title: string;
  readonly name: string;
  readonly how: string;
}

export interface IncidentDraft {
  readonly account: string;
  readonly sort: IncidentSort | "";
  readonly what: string;
  /** Wall-clock times in the pack’s zone; empty: not known, or now. */
  readonly since: string;
  readonly noticed: string;
  readonly told: readonly ToldDraft[];
}

/** Everyone whom the policy wants told, none of them reached yet. */
export function freshDraft(tell: readonly string[], account: string | null): IncidentDraft {
  const told = tell.map((title) => ({ title, name: "", how: "" }));
  return { account: account ?? "", sort: "", what: "", since: "", noticed: "", told };
}

/** Those who were told: a title alone only says whom to tell. */
export function toldNow(told: readonly ToldDraft[]): NewIncident["told"] {
  return told.filter(({ name, how }) => name.trim() !== "" || how.trim() !== "");
}

/** Somebody was begun and not finished: a name without a way, or a way without a name. */
export function isHalfTold({ title, name, how }: ToldDraft): boolean {
  const filled = [title, name, how].filter((text) => text.trim() !== "").length;
  return (name.trim() !== "" || how.trim() !== "") && filled < 3;
}

interface Around {
  readonly ofCase: string | null;
  readonly zone: string;
  readonly now: Date;
  readonly sources: readonly string[];
}

/** The report as main takes it. `sort` must have been chosen; an unknown one counts as other. */
export function reportOf(draft: IncidentDraft, { ofCase, zone, now, sources }: Around): NewIncident {
  const at = (wall: string) => instantOf(wall, zone, now, null) ?? wall;
  return {
    account: draft.account === "" ? null : draft.account,
    ofCase,
    sort: incidentSorts.find((sort) => sort === draft.sort) ?? "other",
    what: draft.what,
    since: draft.since === "" ? null : at(draft.since),
    noticedAt: draft.noticed === "" ? now.toISOString() : at(draft.noticed),
    told: toldNow(draft.told).map(({ title, name, how }) => ({ title, name, how })),
    sources: [...sources],
  };
}

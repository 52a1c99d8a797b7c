/** What is another one in the policy itself: its names, its text, its roles and grounds. */

import type { Clause, PolicyPack } from "../policy-pack.ts";
import { listChanges, now } from "./compare.ts";

type Says = (before: PolicyPack, after: PolicyPack) => readonly string[];

export const heading: Says = (before, after) => [
  ...now("Organization", before.organisation, after.organisation),
  ...now("Internet domain", before.domain, after.domain),
  ...now("Time zone in which days are counted", before.timeZone, after.timeZone),
  ...now("Title", before.title, after.title),
  ...now("Short title", before.shortTitle, after.shortTitle),
  ...now("In effect since", before.effective, after.effective),
];

export const history: Says = (before, after) =>
  listChanges(before.history, after.history, {
    key: ({ on, what }) => `${on} ${what}`,
    name: ({ on, what }) => `${on}: ${what}`,
  });

export const review: Says = (before, after) => [
  ...now("Reviewed every (months)", before.review?.everyMonths ?? null, after.review?.everyMonths ?? null),
  ...now("Reviewed by", before.review?.by ?? null, after.review?.by ?? null),
];

/** Several passages may go by one citation: those are told apart by how they begin. */
export const clauses: Says = (before, after) => {
  const ambiguous = new Set([...severalTimes(before.clauses), ...severalTimes(after.clauses)]);
  return listChanges(before.clauses, after.clauses, {
    key: ({ id }) => id,
    name: ({ citation, text }) => (ambiguous.has(citation) ? `${citation}, “${beginning(text)}”` : citation),
    differs: (was, is) => [...now("Cited as", was.citation, is.citation), ...now("Reworded", was.text, is.text)],
  });
};

function severalTimes(passages: readonly Clause[]): readonly string[] {
  const citations = passages.map(({ citation }) => citation);
  return citations.filter((citation, at) => citations.indexOf(citation) !== at);
}

/** The first words of a passage. */
function beginning(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length <= 7 ? words.join(" ") : `${words.slice(0, 6).join(" ")}…`;
}

export const roles: Says = (before, after) =>
  listChanges(before.roles, after.roles, {
    key: ({ id }) => id,
    name: ({ title }) => title,
    differs: (was, is) => now("Title", was.title, is.title),
  });

export const grounds: Says = (before, after) =>
  listChanges(before.grounds, after.grounds, {
    key: ({ id }) => id,
    name: ({ label }) => label,
    differs: (was, is) => [
      ...now("Name", was.label, is.label),
      ...now("Reworded", was.text, is.text),
      ...now("Citation", was.citation, is.citation),
    ],
  });

export const notices: Says = (before, after) =>
  listChanges(before.notices, after.notices, {
    key: ({ where, text }) => `${where} ${text}`,
    name: ({ text }) => text,
  });

/** Rows of the list of duties, with the clauses that carry them. */
export const rows: Says = (before, after) => {
  const list = (pack: PolicyPack) => Object.entries(pack.rows).map(([id, ids]) => ({ id, ids }));
  return listChanges(list(before), list(after), {
    key: ({ id }) => id,
    name: ({ id }) => id,
    differs: (was, is) => now("Carried by", was.ids, is.ids),
  }).filter((says) => says !== "They stand in another order.");
};

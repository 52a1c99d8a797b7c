/** What has happened in a case so far, read from its entries in one pass. */

import { amended } from "../amendment.ts";
import { type CaseEntry, type CaseEntryKind, isActionKind } from "../entry.ts";
import type { PolicyPack, StepRule } from "../policy-pack.ts";

type Of<K extends CaseEntryKind> = readonly CaseEntry<K>[];

export interface Facts {
  readonly opened: CaseEntry<"case.opened"> | null;
  /** Sealed files that show the content while it was up: the only ones that count as documentation. [A-6.g.iii] */
  readonly before: Of<"evidence.sealed">;
  readonly after: Of<"evidence.sealed">;
  readonly grounds: Of<"ground.chosen">;
  readonly viewpoints: Of<"viewpoint.checked">;
  readonly consultations: Of<"director.consulted">;
  readonly messages: Of<"message.sent">;
  readonly waivers: Of<"step.waived">;
  /** Action id → the entry that says it was done. */
  readonly acted: ReadonlyMap<string, number>;
  /** Action id → the entry that says it was reversed. */
  readonly reversed: ReadonlyMap<string, number>;
  readonly kept: CaseEntry<"case.kept"> | null;
  readonly closed: CaseEntry<"case.closed"> | null;
}

/** Corrections are applied; none can change the course of a case (see `amendableFields`). */
export function readFacts(pack: PolicyPack, entries: readonly CaseEntry[]): Facts {
  const all = amended(entries);
  const of = <K extends CaseEntryKind>(kind: K) =>
    all.filter((entry): entry is Extract<CaseEntry, { readonly kind: K }> => entry.kind === kind);
  const evidence = of("evidence.sealed");
  return {
    opened: of("case.opened")[0] ?? null,
    before: evidence.filter((entry) => entry.fields.purpose === "before"),
    after: evidence.filter((entry) => entry.fields.purpose === "after"),
    grounds: of("ground.chosen"),
    viewpoints: of("viewpoint.checked"),
    consultations: of("director.consulted"),
    messages: of("message.sent"),
    waivers: of("step.waived"),
    ...readActions(pack, all),
    kept: of("case.kept")[0] ?? null,
    closed: of("case.closed")[0] ?? null,
  };
}

/** A reversal names no action: it follows every action done before it that this kind reverses. */
function readActions(pack: PolicyPack, entries: readonly CaseEntry[]): Pick<Facts, "acted" | "reversed"> {
  const acted = new Map<string, number>();
  const reversed = new Map<string, number>();
  for (const entry of entries) {
    if (isActionKind(entry.kind)) {
      const { action } = entry.fields as CaseEntry<"content.removed">["fields"];
      if (!acted.has(action)) acted.set(action, entry.seq);
    } else if (entry.kind === "content.restored" || entry.kind === "user.unblocked") {
      for (const rule of pack.actions) {
        if (rule.reversal?.kind !== entry.kind || !acted.has(rule.id) || reversed.has(rule.id)) continue;
        reversed.set(rule.id, entry.seq);
      }
    }
  }
  return { acted, reversed };
}

/** The consultations that belong to a step: those with the person in the step's role. */
export function consultationsOf(pack: PolicyPack, facts: Facts, rule: StepRule & { kind: "consultation" }) {
  const title = pack.roles.find((role) => role.id === rule.role)?.title;
  return facts.consultations.filter((entry) => entry.fields.consulted.role === title);
}

/** Did the viewpoint check ever answer that the content only states a viewpoint? Then it stays up, for good. [A-6.f.iii] */
export function viewpointOnly(facts: Facts): boolean {
  return facts.viewpoints.some((entry) => entry.fields.answer === "viewpoint-only");
}

/** Is the content itself off the page? A block leaves it there. */
export function isDown(pack: PolicyPack, facts: Facts): boolean {
  return pack.actions.some(({ id, kind }) => kind !== "user.blocked" && facts.acted.has(id) && !facts.reversed.has(id));
}

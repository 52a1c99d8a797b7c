import type { CaseEntry, CaseEvent, EntryFields, EvidencePurpose } from "../../main/model/entry.ts";
import { type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import { progress, refusal } from "../../main/model/workflow.ts";

const start = Date.UTC(2026, 2, 2, 9);

/** Events with sensible fields; every test changes only what it is about. */
export const event = {
  opened: (fields: Partial<EntryFields["case.opened"]> = {}): CaseEvent => ({
    kind: "case.opened",
    fields: {
      account: { department: "Parks", handle: "sample_parks", id: "account-1", name: "Parks (sample)" },
      address: "https://social.example/posts/1",
      author: "@River_Walker_77",
      content: "You will regret this.",
      contentKind: "comment",
      platform: "Facebook",
      postedAt: "2026-03-01T08:00:00.000Z",
      published: true,
      ...fields,
    },
  }),
  sealed: (purpose: EvidencePurpose = "before", mediaType = "image/png"): CaseEvent => ({
    kind: "evidence.sealed",
    fields: { evidence: { bytes: 1234, mediaType, name: "shot.png", sha256: "ab".repeat(32) }, note: "", purpose },
  }),
  grounds: (pack: PolicyPack, ...ids: string[]): CaseEvent => ({
    kind: "ground.chosen",
    fields: {
      grounds: pack.grounds
        .filter((ground, place) => (ids.length === 0 ? place === 0 : ids.includes(ground.id)))
        .map(({ citation, id, text }) => ({ citation, id, text })),
      reason: "It is what the ground says.",
    },
  }),
  viewpoint: (answer: "violation" | "viewpoint-only" = "violation"): CaseEvent => ({
    kind: "viewpoint.checked",
    fields: { answer, reason: "It threatens a person." },
  }),
  consulted: (role: string, decided: readonly string[], name = "Robin Sample"): CaseEvent => ({
    kind: "director.consulted",
    fields: {
      consulted: { name, role },
      consultedAt: "2026-03-02T09:00:00.000Z",
      decided,
      how: "by phone",
      words: "Yes.",
    },
  }),
  message: (): CaseEvent => ({
    kind: "message.sent",
    fields: {
      author: "@River_Walker_77",
      channel: "private message",
      sentAt: "2026-03-02T09:10:00.000Z",
      text: "Hello.",
    },
  }),
  waived: (step: string, reason = "Nobody answers."): CaseEvent => ({
    kind: "step.waived",
    fields: { reason, step, title: step },
  }),
  done: (pack: PolicyPack, id: string): CaseEvent => {
    const kind = pack.actions.find((action) => action.id === id)?.kind ?? "content.removed";
    const fields = { action: id, doneAt: "2026-03-02T10:00:00.000Z", label: id, note: "" };
    return kind === "user.blocked" ? { kind, fields: { ...fields, author: "a", until: null } } : { kind, fields };
  },
  restored: (): CaseEvent => ({
    kind: "content.restored",
    fields: { doneAt: "2026-03-03T10:00:00.000Z", reason: "The author explained it." },
  }),
  unblocked: (): CaseEvent => ({
    kind: "user.unblocked",
    fields: { author: "a", doneAt: "2026-03-03T10:00:00.000Z", reason: "The block has served its end." },
  }),
  kept: (because: EntryFields["case.kept"]["because"] = "decided"): CaseEvent => ({
    kind: "case.kept",
    fields: { because, reason: "It stays." },
  }),
  closed: (): CaseEvent => ({ kind: "case.closed", fields: { note: "" } }),
};

/** The entry that the log would make of an event. */
export function entryOf(pack: PolicyPack, event: CaseEvent, seq: number): CaseEntry {
  return {
    ...event,
    seq,
    id: `entry-${seq}`,
    at: new Date(start + seq * 60_000).toISOString(),
    case: "case-1",
    policy: packRef(pack),
    actor: { name: "Alex Sample", role: "Coordinator", osUser: "alex" },
    device: "device-1",
  } as CaseEntry;
}

/** Entries whether the workflow allows them or not. */
export function entriesOf(pack: PolicyPack, ...events: CaseEvent[]): readonly CaseEntry[] {
  return events.map((one, seq) => entryOf(pack, one, seq));
}

/** A case that only takes what the workflow allows. */
export class ACase {
  readonly pack: PolicyPack;
  entries: readonly CaseEntry[] = [];

  constructor(pack: PolicyPack, ...events: CaseEvent[]) {
    this.pack = pack;
    this.add(...events);
  }

  add(...events: CaseEvent[]): this {
    for (const one of events) {
      const refused = refusal(this.pack, this.entries, one);
      if (refused !== null) throw new Error(`${one.kind}: ${refused.because}`);
      this.entries = [...this.entries, entryOf(this.pack, one, this.entries.length)];
    }
    return this;
  }

  refusal(one: CaseEvent) {
    return refusal(this.pack, this.entries, one);
  }

  get progress() {
    return progress(this.pack, this.entries);
  }

  step(id: string) {
    return this.progress.steps.find((step) => step.id === id);
  }

  action(id: string) {
    return this.progress.actions.find((action) => action.id === id);
  }
}

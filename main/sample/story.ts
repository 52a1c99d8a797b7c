import type { Account } from "../model/account.ts";
import type { CaseEntry, CaseEvent, Evidence, Time } from "../model/entry.ts";
import { type Ground, type PolicyPack, packRef, type StepRule } from "../model/policy-pack.ts";
import { progress } from "../model/workflow.ts";
import type { SeededRandom } from "./random.ts";
import * as words from "./vocabulary.ts";

export interface StoryEvent {
  readonly at: Date;
  readonly actor: { readonly name: string; readonly role: string; readonly osUser: string };
  readonly event: CaseEvent;
}

export interface Cast {
  readonly pack: PolicyPack;
  readonly accounts: readonly Account[];
  readonly evidence: readonly Evidence[];
}

/** How a case will end: the share of each in the sample. */
type Plot = "taken-down" | "kept" | "reversed" | "left-open";

const minute = 60_000;

/**
 * One invented case from its opening at `opened`, step by step through the pack's own workflow, so that it is valid under any pack.
 * `open` leaves it unfinished at some step.
 */
export function tellStory(cast: Cast, random: SeededRandom, id: string, opened: Date, open: boolean): StoryEvent[] {
  return new Story(cast, random, id, opened).tell(open ? "left-open" : plot(random));
}

function plot(random: SeededRandom): Plot {
  const drawn = random.next();
  if (drawn < 0.1) return "kept";
  return drawn < 0.16 ? "reversed" : "taken-down";
}

class Story {
  readonly #cast: Cast;
  readonly #random: SeededRandom;
  readonly #id: string;
  #now: number;
  readonly #events: StoryEvent[] = [];
  readonly #entries: CaseEntry[] = [];
  readonly #actor: StoryEvent["actor"];
  readonly #author: string;
  readonly #ground: Ground;
  readonly #topic: string;

  constructor(cast: Cast, random: SeededRandom, id: string, opened: Date) {
    this.#cast = cast;
    this.#random = random;
    this.#id = id;
    this.#now = opened.getTime();
    const name = random.pick(words.coordinators);
    this.#actor = { name, role: "Social Media Coordinator", osUser: name.split(" ")[0]?.toLowerCase() ?? "sample" };
    this.#author = words.handle(random.chance(0.25) ? random.int(40) : random.int(20_000));
    this.#ground = random.pick(cast.pack.grounds);
    this.#topic = random.pick(words.topics);
  }

  tell(plot: Plot): StoryEvent[] {
    this.#open(plot);
    const stopAt = plot === "left-open" ? 1 + this.#random.int(5) : 40;
    for (let turn = 0; turn < stopAt; turn += 1) {
      const standing = progress(this.#cast.pack, this.#entries);
      if (standing.closed || standing.current === null) break;
      const rule = this.#cast.pack.steps.find((step) => step.id === standing.current);
      if (rule === undefined || !this.#take(rule, plot)) break;
    }
    if (plot === "reversed") this.#reverse();
    return this.#events;
  }

  #open(plot: Plot): void {
    const account = this.#random.pick(this.#cast.accounts);
    const text = plot === "kept" ? this.#random.pick(words.opinions) : this.#remark();
    const held = this.#cast.pack.actions.some((action) => action.when === "held");
    this.#add({
      kind: "case.opened",
      fields: {
        account: { department: account.department, handle: account.handle, id: account.id, name: account.name },
        address: `https://${account.platform.toLowerCase()}.example/posts/${100_000 + this.#random.int(900_000)}`,
        author: this.#author,
        content: text.replace("{topic}", this.#topic),
        contentKind: this.#random.chance(0.85) ? "comment" : "reply",
        platform: account.platform,
        postedAt: this.#before(5 + this.#random.int(2_000)),
        published: !held || this.#random.chance(0.8),
      },
    });
  }

  #remark(): string {
    const known = words.remarks.find((remark) => remark.about.test(this.#ground.text));
    return this.#random.pick(known?.texts ?? words.opinions);
  }

  /** Takes one step of the pack; false when the story can't go on by itself. */
  #take(rule: StepRule, plot: Plot): boolean {
    const random = this.#random;
    switch (rule.kind) {
      case "evidence":
        return this.#seal("before");
      case "after":
        return this.#seal("after");
      case "grounds":
        return plot === "kept" && random.chance(0.3) ? this.#keep("no-ground") : this.#choose();
      case "viewpoint":
        return this.#check(plot);
      case "consultation":
        return this.#consult(rule);
      case "message":
        return this.#message(rule);
      case "action":
        return plot === "kept" ? this.#keep("decided") : this.#act();
      case "closing":
        return this.#add({ kind: "case.closed", fields: { note: "" } });
      case "opening":
        return false;
    }
  }

  #seal(purpose: "before" | "after"): boolean {
    const evidence = this.#random.pick(this.#cast.evidence);
    return this.#add({ kind: "evidence.sealed", fields: { evidence, note: "", purpose } });
  }

  #choose(): boolean {
    const { id, text, citation } = this.#ground;
    return this.#add({
      kind: "ground.chosen",
      fields: { grounds: [{ citation, id, text }], reason: this.#random.pick(words.reasons) },
    });
  }

  #check(plot: Plot): boolean {
    const answer = plot === "kept" ? "viewpoint-only" : "violation";
    const reason =
      answer === "violation" ? "It names a person or a deed, not an opinion." : "Harsh, but it only states an opinion.";
    this.#add({ kind: "viewpoint.checked", fields: { answer, reason } });
    return answer === "violation" || this.#keep("viewpoint-only");
  }

  #consult(rule: StepRule & { kind: "consultation" }): boolean {
    if (rule.waiver !== null && this.#random.chance(0.04)) return this.#waive(rule);
    const role = this.#cast.pack.roles.find((known) => known.id === rule.role)?.title ?? rule.role;
    const decided = this.#cast.pack.actions.filter(
      (action, place) => place === 0 || action.kind !== "user.blocked" || this.#random.chance(0.3),
    );
    return this.#add({
      kind: "director.consulted",
      fields: {
        consulted: { name: this.#random.pick(words.directors), role },
        consultedAt: this.#before(2),
        decided: decided.map((action) => action.id),
        how: this.#random.pick(["by phone", "in person", "by e-mail"]),
        words: this.#random.pick(words.consultationWords),
      },
    });
  }

  #message(rule: StepRule & { kind: "message" }): boolean {
    if (rule.waiver !== null && this.#random.chance(0.12)) return this.#waive(rule);
    return this.#add({
      kind: "message.sent",
      fields: {
        author: this.#author,
        channel: "private message on the platform",
        sentAt: this.#before(1),
        text: `Your comment on the ${this.#topic} goes against the guidelines (${this.#ground.citation}): ${this.#ground.label}.`,
      },
    });
  }

  #waive(rule: StepRule): boolean {
    return this.#add({
      kind: "step.waived",
      fields: { reason: this.#random.pick(words.waiverReasons), step: rule.id, title: rule.title },
    });
  }

  #act(): boolean {
    const open = progress(this.#cast.pack, this.#entries).actions.filter((action) => action.state === "open");
    const first = this.#cast.pack.actions.filter((rule) => open.some((action) => action.id === rule.id));
    const agreed = this.#entries.findLast((entry) => entry.kind === "director.consulted")?.fields.decided;
    for (const rule of first) {
      if (rule.kind === "user.blocked" && agreed?.includes(rule.id) !== true) continue;
      const fields = { action: rule.id, doneAt: this.#before(0), label: rule.doneLabel, note: "" };
      if (rule.kind === "user.blocked") {
        const until = new Date(this.#now + 90 * 24 * 60 * minute).toISOString();
        this.#add({ kind: rule.kind, fields: { ...fields, author: this.#author, until } });
      } else {
        this.#add({ kind: rule.kind, fields });
      }
    }
    return first.length > 0;
  }

  #keep(because: "viewpoint-only" | "no-ground" | "decided"): boolean {
    return this.#add({ kind: "case.kept", fields: { because, reason: "It stays: an opinion is not a violation." } });
  }

  #reverse(): void {
    const standing = progress(this.#cast.pack, this.#entries);
    for (const rule of this.#cast.pack.actions) {
      if (rule.reversal === null || !standing.reversible.includes(rule.id)) continue;
      this.#now += (1 + this.#random.int(10)) * 24 * 60 * minute;
      const reason = this.#random.pick(words.restoreReasons);
      const doneAt = this.#before(0);
      if (rule.reversal.kind === "user.unblocked") {
        this.#add({ kind: "user.unblocked", fields: { author: this.#author, doneAt, reason } });
      } else {
        this.#add({ kind: "content.restored", fields: { doneAt, reason } });
      }
    }
  }

  #before(minutes: number): Time {
    return new Date(this.#now - minutes * minute).toISOString();
  }

  #add(event: CaseEvent): true {
    this.#events.push({ at: new Date(this.#now), actor: this.#actor, event });
    const entry = {
      ...event,
      seq: this.#entries.length,
      id: `${this.#id}-${this.#entries.length}`,
      at: new Date(this.#now).toISOString(),
      case: this.#id,
      policy: packRef(this.#cast.pack),
      actor: this.#actor,
      device: "sample",
    } as CaseEntry;
    this.#entries.push(entry);
    this.#now += (1 + this.#random.int(9)) * minute;
    return true;
  }
}

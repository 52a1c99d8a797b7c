/** The removal workflow over the log: checks what a person did, asks the workflow whether it may follow, records it. */

import { v7 as uuidv7 } from "uuid";
import type { NewCase, OpenCase, StepInput } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { amended } from "../model/amendment.ts";
import { authorKey, normaliseHandle } from "../model/author.ts";
import type { CaseSummary, CaseView } from "../model/case-view.ts";
import {
  type CaseEntry,
  type CaseEvent,
  type EvidencePurpose,
  evidencePurposes,
  isActionKind,
} from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { isTooLong } from "../model/text.ts";
import { refusal } from "../model/workflow.ts";
import { eventOf } from "./events.ts";
import * as fields from "./fields.ts";
import { checkOrder } from "./order.ts";
import type { CaseDraft, CasesOptions, SealedFile } from "./ports.ts";
import { openCase, viewOf } from "./view.ts";

export type { CasesOptions } from "./ports.ts";

export class Cases {
  readonly #options: CasesOptions;

  constructor(options: CasesOptions) {
    this.#options = options;
  }

  /**
   * Opens a case under the pack chosen for new cases.
   * @throws AppError ACCOUNT_UNKNOWN, PACK_UNKNOWN, PROFILE_MISSING, TEXT_*, ADDRESS_INVALID, TIME_*
   */
  start(input: NewCase): CaseView {
    const { register, packs, clock, random } = this.#options;
    const account = register.account(input.account);
    const ref = register.pack();
    if (ref === null) throw new AppError("PROFILE_MISSING");
    const pack = packs.get(ref);
    const now = clock();
    const { department, handle, id, name, platform } = account;
    const contentKind = fields.contentKind(input.contentKind);
    const event: CaseEvent = {
      kind: "case.opened",
      fields: {
        account: { department, handle, id, name },
        address: fields.address(input.address),
        author: fields.author(input.author),
        content: fields.content(input.content, contentKind),
        contentKind,
        platform,
        postedAt: fields.postedAt(input.postedAt, account, now),
        published: input.published,
      },
    };
    const caseId = uuidv7({ msecs: now.getTime(), random: random(16) });
    return this.#recorded(this.#record(caseId, (entries) => this.#draft(caseId, pack, entries, event)));
  }

  /** @throws AppError CASE_UNKNOWN {id} */
  get(id: string): CaseView {
    return viewOf(this.#entries(id), this.#options.log, this.#options.packs);
  }

  /** The cases that are not closed, newest first. */
  openCases(): readonly OpenCase[] {
    const { log, packs } = this.#options;
    return log.openSummaries().map((summary) => openCase(summary, log.caseEntries(summary.id), packs));
  }

  /**
   * Records what a person did in a case.
   * @param lastSeq the last entry that the person saw
   * @throws AppError CASE_UNKNOWN, CASE_CHANGED {lastSeq}, PACK_UNKNOWN, STEP_SHUT {because, citation}, EVIDENCE_MISSING {sha256}, and one for every faulty field
   */
  record(id: string, lastSeq: number, input: StepInput): CaseView {
    const after = this.#record(id, (entries) => {
      const { pack, opened } = this.#standing(id, entries);
      const seen = entries.at(-1)?.seq ?? -1;
      if (seen !== lastSeq) throw new AppError("CASE_CHANGED", { lastSeq: seen });
      const since = this.#since(opened);
      const event = eventOf({ pack, entries, opened, since, now: this.#options.clock() }, input);
      return this.#draft(id, pack, entries, event);
    });
    return this.#recorded(after);
  }

  /** The author's cases on a platform, newest first; none for names that no case can bear. */
  byAuthor(platform: string, author: string): readonly CaseSummary[] {
    // Before they are folded: that takes longer than the text is long.
    if (isTooLong(platform.trim(), "name") || isTooLong(author.trim(), "handle")) return [];
    return normaliseHandle(author) === "" ? [] : this.#options.log.byAuthor(authorKey(platform, author));
  }

  /**
   * Seals a file and records it. When this returns, both are on the disk.
   * @param about `bytes` is what the file's size was said to be, null when unknown
   * @returns `renamedType`: the type that the bytes have, when the file's name claims another
   * @throws AppError CASE_UNKNOWN, PACK_UNKNOWN, EVIDENCE_*, DISK_*; no file is left behind then
   */
  async seal(
    caseId: string,
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    about: { name: string; bytes: number | null },
    purpose: EvidencePurpose,
    note: string,
    onProgress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<{ view: CaseView; renamedType: string | null }> {
    const written = fields.note(note);
    if (!evidencePurposes.includes(purpose)) throw new AppError("REQUEST_MALFORMED", { field: "purpose" });
    this.#refuseUnknown(caseId);
    const sealed = await this.#options.evidence.seal(source, about, onProgress, signal);
    const entries = this.#recordSealed(caseId, sealed, purpose, written);
    sealed.keep();
    return { view: this.#recorded(entries), renamedType: sealed.renamedType };
  }

  /** The content's address, corrections applied; null when the platform gives none. @throws AppError CASE_UNKNOWN {id} */
  address(id: string): string | null {
    const opened = amended(this.#entries(id)).find((entry) => entry.kind === "case.opened");
    return opened?.fields.address ?? null;
  }

  #recordSealed(caseId: string, sealed: SealedFile, purpose: EvidencePurpose, note: string): readonly CaseEntry[] {
    const { evidence } = sealed;
    let handedOver = false;
    try {
      return this.#record(caseId, (entries) => {
        const { pack } = this.#standing(caseId, entries);
        const event: CaseEvent = { kind: "evidence.sealed", fields: { evidence, note, purpose } };
        const draft = this.#draft(caseId, pack, entries, event);
        handedOver = true;
        return draft;
      });
    } catch (error) {
      // Once the log was asked to write, a failing disk may still have kept the entry: then the file must stay.
      // The next start looks which of the two is true, and sweeps a file that no entry names.
      const full = error instanceof AppError && error.code === "DISK_FULL";
      if (!handedOver || full) sealed.discard();
      throw error;
    }
  }

  #entries(id: string): readonly CaseEntry[] {
    const entries = this.#options.log.caseEntries(id);
    if (entries.length === 0) throw new AppError("CASE_UNKNOWN", { id });
    return entries;
  }

  #standing(id: string, entries: readonly CaseEntry[]) {
    const opened = entries[0];
    if (opened?.kind !== "case.opened") throw new AppError("CASE_UNKNOWN", { id });
    return { opened, pack: this.#options.packs.get(opened.policy) };
  }

  /** When the case's account was opened; null when unknown, or when the account is no longer registered. */
  #since(opened: CaseEntry<"case.opened">): string | null {
    const { id } = opened.fields.account;
    return this.#options.register.accounts().find((account) => account.id === id)?.since ?? null;
  }

  /** The one way to the log: past the workflow. */
  #draft(id: string, pack: PolicyPack, entries: readonly CaseEntry[], event: CaseEvent): CaseDraft {
    const refused = refusal(pack, entries, event);
    if (refused !== null) {
      throw new AppError(refused.code, { because: refused.because, citation: refused.citation });
    }
    this.#refuseUndocumented(entries, event);
    const { actor, clock, device } = this.#options;
    checkOrder(entries, event, clock());
    return { kind: event.kind, case: id, policy: packRef(pack), actor: actor(), device, fields: event.fields };
  }

  /** An entry that names a screenshot documents nothing once the file is gone: one at least must be there. [A-6.g.iii] */
  #refuseUndocumented(entries: readonly CaseEntry[], event: CaseEvent): void {
    if (!isActionKind(event.kind)) return;
    const named = entries.flatMap((entry) =>
      entry.kind === "evidence.sealed" && entry.fields.purpose === "before" ? [entry.fields.evidence] : [],
    );
    if (named.some(({ sha256, bytes }) => this.#options.evidence.exists(sha256, bytes))) return;
    throw new AppError("EVIDENCE_MISSING", { sha256: named[0]?.sha256 ?? null });
  }

  /** Fails early, before a long file is streamed; the transaction looks again. */
  #refuseUnknown(id: string): void {
    const summary = this.#options.log.summary(id);
    if (summary === null) throw new AppError("CASE_UNKNOWN", { id });
    this.#options.packs.get(summary.policy);
  }

  /** Appends one entry; returns all entries of the case, the new one included. */
  #record(id: string, decide: (entries: readonly CaseEntry[]) => CaseDraft): readonly CaseEntry[] {
    let before: readonly CaseEntry[] = [];
    const made = this.#options.log.record(id, (entries) => {
      before = entries;
      return [decide(entries)];
    });
    return [...before, ...made];
  }

  #recorded(entries: readonly CaseEntry[]): CaseView {
    this.#options.changed?.();
    return viewOf(entries, this.#options.log, this.#options.packs);
  }
}

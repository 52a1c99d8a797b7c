/** Records requests as main last showed them, and the last change to one, which can be taken back. */
import { useEffect, useState } from "react";
import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import type { LeftOutEntry, RequestView } from "../../main/model/records-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { type FieldRef, leftOutEntries, standingBefore } from "../requests/same-field.ts";
import { announce } from "./announcer.ts";

/** A change that was made just now. `look` is a short text that was withheld and may stand elsewhere. */
export interface LastChange {
  readonly id: number;
  readonly request: string;
  readonly words: string;
  readonly look: string | null;
  readonly undo: () => Promise<unknown>;
}

interface RequestsStore {
  readonly views: Readonly<Record<string, RequestView>>;
  readonly last: LastChange | null;
}

export const useRequests = create<RequestsStore>(() => ({ views: {}, last: null }));

/** Takes a view from a reply; one that is older than what is known is left alone. */
export function tookRequest(view: RequestView): RequestView {
  const { id } = view.row;
  useRequests.setState(({ views }) => {
    const known = views[id];
    return known !== undefined && known.revision > view.revision ? {} : { views: { ...views, [id]: view } };
  });
  return view;
}

/** Throws RefusedError. */
export async function loadRequest(id: string): Promise<RequestView> {
  return tookRequest(await ask("requests.get", { id }));
}

/** A request, read afresh when it is opened and whenever the desk has changed. */
export function useRequest(id: string, changed: unknown): { view: RequestView | null; refused: Refused | null } {
  const view = useRequests((store) => store.views[id] ?? null);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` is the reason to read it again
  useEffect(() => {
    loadRequest(id).then(
      () => setRefused(null),
      (error: unknown) => setRefused(refusedOf(error)),
    );
  }, [id, changed]);
  return { view, refused };
}

export function forgetChange(): void {
  useRequests.setState({ last: null });
}

let changes: Promise<unknown> = Promise.resolve();
let made = 0;

/** Changes are made one after the other, each on what the one before left. Throws RefusedError. */
function inTurn(change: () => Promise<RequestView>): Promise<RequestView> {
  const next = changes.then(change).then(tookRequest);
  changes = next.catch(() => {
    // Told where it was asked for; the next change starts from what main says then.
  });
  return next;
}

interface Change {
  readonly request: string;
  readonly words: string;
  readonly look?: string | null;
  readonly make: (before: RequestView) => Promise<RequestView>;
  readonly undo: (before: RequestView) => Promise<unknown>;
}

async function changed({ request, words, look = null, make, undo }: Change): Promise<RequestView> {
  let before: RequestView | undefined;
  const view = await inTurn(async () => {
    before = useRequests.getState().views[request] ?? (await ask("requests.get", { id: request }));
    return make(before);
  });
  const was = before;
  const takeBack = async () => {
    if (was !== undefined) await undo(was);
    announce("Taken back.", true);
  };
  made += 1;
  useRequests.setState({ last: { id: made, request, words, look, undo: takeBack } });
  announce(words, true);
  return view;
}

/** Changes which cases go out; `next` is given those that do now. Throws RefusedError. */
export function chooseCases(
  request: string,
  words: string,
  next: (now: readonly string[]) => readonly string[],
): Promise<RequestView> {
  const choose = (cases: readonly string[]) => ask("requests.choose", { id: request, cases: [...cases] });
  const idsOf = (view: RequestView) => view.cases.map(({ summary }) => summary.id);
  return changed({
    request,
    words,
    make: (before) => choose(next(idsOf(before))),
    undo: (before) => inTurn(() => choose(idsOf(before))),
  });
}

/** Withholds fields under a provision; null lets them go out. Throws RefusedError. */
export function withholdFields(
  request: string,
  fields: readonly FieldRef[],
  provision: string | null,
  told: { readonly words: string; readonly look?: string | null },
): Promise<RequestView> {
  const set = (some: readonly FieldRef[], to: string | null) =>
    ask("requests.withhold", { id: request, fields: [...some], provision: to });
  return changed({
    request,
    ...told,
    make: () => set(fields, provision),
    undo: async (before) => {
      for (const [was, some] of standingBefore(before, fields)) await inTurn(() => set(some, was));
    },
  });
}

/** Leaves entries out, or takes them in again. Throws RefusedError. */
export function leaveOut(
  request: string,
  words: string,
  next: (now: readonly LeftOutEntry[]) => readonly LeftOutEntry[],
): Promise<RequestView> {
  const set = (entries: readonly LeftOutEntry[]) => ask("requests.leave-out", { id: request, entries: [...entries] });
  return changed({
    request,
    words,
    make: (before) => set(next(leftOutEntries(before))),
    undo: (before) => inTurn(() => set(leftOutEntries(before))),
  });
}

/** `hidesFile`: the name of the original stays here, too. */
export type Covering = Pick<RequestView["redactions"][number], "areas" | "provision" | "hidesFile">;

/** How the areas of a picture are set: `areas` empty takes the redaction back. */
export type SetRedaction = (redaction: Covering) => Promise<RequestView>;

/** Covers areas of the picture of an entry. Throws RefusedError. */
export function redactPicture(
  request: string,
  seq: number,
  redaction: Covering,
  set: SetRedaction,
): Promise<RequestView> {
  const covered = redaction.areas.length > 0;
  return changed({
    request,
    words: covered ? "The picture goes out with these areas covered." : "The picture goes out as it is.",
    make: () => set(redaction),
    undo: (before) => {
      const was = before.redactions.find((one) => one.seq === seq);
      return inTurn(() => set(was ?? { ...redaction, areas: [] }));
    },
  });
}

import { useState } from "react";
import type { Area } from "../../main/model/records-view.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { newArea, type Size } from "./area.ts";

const remembered = 100;

interface Drawn {
  readonly areas: readonly Area[];
  readonly provision: string;
  readonly hidesFile: boolean;
}

/** The areas that are being drawn on a picture, with the way back; they outlive leaving the screen. */
export function useAreas(key: string, start: Drawn) {
  const [draft, change, clear] = useDraft<Drawn>(key, start);
  const [before, setBefore] = useState<readonly (readonly Area[])[]>([]);
  const [selected, select] = useState<number | null>(null);
  const set = (areas: readonly Area[]) => {
    setBefore([...before, draft.areas].slice(-remembered));
    change({ areas });
  };
  const undo = () => {
    const last = before.at(-1);
    if (last === undefined) return;
    setBefore(before.slice(0, -1));
    select(null);
    change({ areas: last });
    announce("Taken back.", true);
  };
  const add = (size: Size) => {
    set([...draft.areas, newArea(size, draft.areas.length)]);
    select(draft.areas.length);
  };
  const remove = (at: number) => {
    set(draft.areas.filter((_, n) => n !== at));
    select(null);
    announce(`Area ${at + 1} taken away.`, true);
  };
  const setProvision = (provision: string) => change({ provision });
  const setHidesFile = (hidesFile: boolean) => change({ hidesFile });
  return {
    ...draft,
    set,
    undo,
    canUndo: before.length > 0,
    add,
    remove,
    selected,
    select,
    setProvision,
    setHidesFile,
    clear,
  };
}

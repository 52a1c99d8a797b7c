/** What was copied last, and until when it may stay on the clipboard. Main copies and clears; the window only counts down. */
import { useEffect, useState } from "react";
import { create } from "zustand";
import type { Requests } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { counted } from "../format.ts";
import { announce } from "./announcer.ts";

type CopyRequest = Requests["vault.copy"]["request"];

interface CopyingStore {
  /** Names what was copied: see copyKey. null: nothing that is still counted. */
  readonly key: string | null;
  /** Milliseconds since 1970; null: it stays. */
  readonly until: number | null;
}

const nothing: CopyingStore = { key: null, until: null };

const useCopying = create<CopyingStore>(() => nothing);

function copyKey({ vault, credential, version, field, index }: CopyRequest): string {
  return [vault, credential, version ?? "", field, index].join(" ");
}

/** How long a copied user name, which nobody clears, is shown as copied. In milliseconds. */
const shownFor = 3000;

let over: ReturnType<typeof setTimeout> | undefined;

/** Has main copy a field, and says so with the seconds after which it is cleared. Throws RefusedError. */
export async function copyField(request: CopyRequest, what: string): Promise<void> {
  const { clearsInSeconds } = await ask("vault.copy", request);
  clearTimeout(over);
  const lasting = clearsInSeconds === null ? shownFor : clearsInSeconds * 1000;
  useCopying.setState({ key: copyKey(request), until: clearsInSeconds === null ? null : Date.now() + lasting });
  over = setTimeout(() => useCopying.setState(nothing), lasting);
  announce(
    clearsInSeconds === null
      ? `${what} copied.`
      : `${what} copied. It leaves the clipboard in ${counted(clearsInSeconds, "second")}.`,
  );
}

export interface Copied {
  /** It is this field that was copied last. */
  readonly copied: boolean;
  /** Whole seconds until it is cleared; null when it is not. */
  readonly secondsLeft: number | null;
}

/** Is this field on the clipboard, and for how much longer? */
export function useCopied(request: CopyRequest): Copied {
  const mine = useCopying((store) => (store.key === copyKey(request) ? store : nothing));
  const [, setTick] = useState(0);
  useEffect(() => {
    if (mine.until === null) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), 250);
    return () => clearInterval(timer);
  }, [mine.until]);
  const secondsLeft = mine.until === null ? null : Math.max(0, Math.ceil((mine.until - Date.now()) / 1000));
  return { copied: mine.key !== null, secondsLeft };
}

/** What is due, as main last reckoned it. */
import { useEffect, useMemo, useState } from "react";
import { create } from "zustand";
import type { Duty } from "../../main/model/duty.ts";
import type { Alike } from "../../main/model/duty-heaps.ts";
import type { Refused } from "../../main/model/error-code.ts";
import type { DutyDesk, DutySettings } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";

interface DutyStore {
  /** null until it is read. */
  readonly desk: DutyDesk | null;
  readonly refused: Refused | null;
  /** The department that is shown; null: all of them; undefined: not chosen, the person’s own. */
  readonly department: string | null | undefined;
  readonly changes: number;
}

export const useDuties = create<DutyStore>(() => ({ desk: null, refused: null, department: undefined, changes: 0 }));

/** Follows main while the app is ready; returns the function that stops. */
export function followDuties(): () => void {
  return on("duties.changed", () => useDuties.setState(({ changes }) => ({ changes: changes + 1 })));
}

/** Shows the duties of another department; null: of all. */
export function showDutiesOf(department: string | null): void {
  useDuties.setState({ department });
}

/** Throws RefusedError. */
export async function saveDutySettings(settings: DutySettings): Promise<DutySettings> {
  const saved = await ask("duties.settings", settings);
  useDuties.setState(({ desk }) => ({ desk: desk === null ? null : { ...desk, settings: saved } }));
  return saved;
}

interface Told<T> {
  /** null until it is known. */
  readonly told: T | null;
  readonly refused: Refused | null;
}

const unknown = { told: null, refused: null };

/**
 * What main tells of what is due; read again whenever that is another list.
 * @param about another one is another question: what was told of the last one is not shown for it
 * @param again another value is a further reason to read it again
 * @param read null: nothing is asked
 */
function useTold<T>(about: string, again: number, read: (() => Promise<T>) | null): Told<T> {
  const changes = useDuties((store) => store.changes);
  const [last, setLast] = useState<Told<T> & { readonly about: string | null }>({ ...unknown, about: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about`, `changes` and `again` are the reasons to read it again
  useEffect(() => {
    let wanted = true;
    read?.().then(
      (told) => wanted && setLast({ about, told, refused: null }),
      (error: unknown) => wanted && setLast({ about, told: null, refused: refusedOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [about, changes, again]);
  return last.about === about ? last : unknown;
}

/** What is due in a department beside the one that Today shows; read again whenever it is another list. */
export function useDutiesOf(department: string | null): {
  readonly desk: DutyDesk | null;
  readonly refused: Refused | null;
} {
  const { told, refused } = useTold(JSON.stringify(department), 0, () => ask("duties.list", { department }));
  return { desk: told, refused };
}

/** All that is due of one account. @param lastEvent of the account as it is shown: another one is a reason to read it again */
export function useDutiesOfAccount(
  account: string,
  lastEvent: number,
): { readonly duties: readonly Duty[] | null; readonly refused: Refused | null } {
  const { told, refused } = useTold(account, lastEvent, () => ask("duties.of-account", { account }));
  return { duties: told, refused };
}

/** Ids of the accounts that a line of Today counts. null: not read yet, or `need` is null. */
export function useAccountsInNeed(need: Alike | null, department: string | null): ReadonlySet<string> | null {
  const about = JSON.stringify([need, department]);
  const { told } = useTold(about, 0, need && (() => ask("duties.accounts", { ...need, department })));
  return useMemo(() => (told === null ? null : new Set(told)), [told]);
}

/** What is due in the department that was chosen, else in `own`; read again whenever it is another list. */
export function useDutyDesk(own: string): { readonly desk: DutyDesk | null; readonly refused: Refused | null } {
  const { desk, refused, department = own, changes } = useDuties();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the reason to read it again
  useEffect(() => {
    let wanted = true;
    ask("duties.list", { department }).then(
      (next) => wanted && useDuties.setState({ desk: next, refused: null }),
      (error: unknown) => wanted && useDuties.setState({ refused: refusedOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [department, changes]);
  return { desk: desk !== null && desk.department === department ? desk : null, refused };
}

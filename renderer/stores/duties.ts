/** What is due, as main last reckoned it. */
import { useEffect, useState } from "react";
import { create } from "zustand";
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

interface DeskRead {
  readonly desk: DutyDesk | null;
  readonly refused: Refused | null;
}

const unread: DeskRead = { desk: null, refused: null };

/**
 * What is due in a department beside the one that Today shows; read again whenever it is another list.
 * @param again another value is a further reason to read it again
 */
export function useDutiesOf(department: string | null, again: number = 0): DeskRead {
  const changes = useDuties((store) => store.changes);
  const [read, setRead] = useState(unread);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` and `again` are the reasons to read it again
  useEffect(() => {
    let wanted = true;
    ask("duties.list", { department }).then(
      (desk) => wanted && setRead({ desk, refused: null }),
      (error: unknown) => wanted && setRead({ desk: null, refused: refusedOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [department, changes, again]);
  return read.desk !== null && read.desk.department !== department ? unread : read;
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

/** The account register as main last showed it: the lists, and the accounts, people and departments that were opened. */
import { useEffect, useState } from "react";
import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import { ownMember } from "../../main/model/own-member.ts";
import type { AccountsOpening } from "../../main/model/register/account-list.ts";
import type { AccountView, DepartmentView, PersonView, RegisterDesk } from "../../main/model/register-view.ts";
import type { AccountStep, DepartmentStep, PersonStep } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";

interface RegisterStore {
  /** null until a screen has asked for it. */
  readonly desk: RegisterDesk | null;
  /** What the list of accounts begins with; null when nobody waits for it, and once the desk is there. */
  readonly opening: AccountsOpening | null;
  readonly accounts: Readonly<Record<string, AccountView>>;
  readonly people: Readonly<Record<string, PersonView>>;
  readonly departments: Readonly<Record<string, DepartmentView>>;
  /** How often main has said that something is another one. */
  readonly changes: number;
}

export const useRegisterStore = create<RegisterStore>(() => ({
  desk: null,
  opening: null,
  accounts: {},
  people: {},
  departments: {},
  changes: 0,
}));

/** Follows main while the app is ready; returns the function that stops. */
export function followRegister(): () => void {
  return on("register.changed", () => useRegisterStore.setState(({ changes }) => ({ changes: changes + 1 })));
}

/** The reading of the desk that is under way; `of`: the changes that main had told of when it began. */
let reading: { readonly of: number; readonly done: Promise<RegisterDesk> } | null = null;

async function readDesk(): Promise<RegisterDesk> {
  try {
    const desk = await ask("register.desk", null);
    useRegisterStore.setState({ desk, opening: null });
    return desk;
  } finally {
    reading = null;
  }
}

/**
 * Reads the lists as they are now. Many may ask: one reading is under way at a time, for all of them, and when the register changes
 * meanwhile one more follows it. Throws RefusedError.
 */
export async function loadRegister(): Promise<RegisterDesk> {
  const { changes } = useRegisterStore.getState();
  while (reading !== null && reading.of < changes) {
    // What came of the older reading is its askers' matter.
    await Promise.allSettled([reading.done]);
  }
  reading ??= { of: useRegisterStore.getState().changes, done: readDesk() };
  return await reading.done;
}

/** What the list of accounts begins with, where there is no list yet; then all of it. Throws RefusedError. */
export async function loadAccountList(): Promise<RegisterDesk> {
  if (useRegisterStore.getState().desk === null) {
    const opening = await ask("register.opening", null);
    // Another reader may have been faster.
    useRegisterStore.setState(({ desk }) => ({ opening: desk === null ? opening : null }));
  }
  return await loadRegister();
}

/** A view that is older than the one that is known is left alone. */
export function tookAccount(view: AccountView): AccountView {
  const { id, lastEvent } = view.account;
  useRegisterStore.setState(({ accounts }) =>
    (accounts[id]?.account.lastEvent ?? -1) > lastEvent ? {} : { accounts: { ...accounts, [id]: view } },
  );
  return view;
}

/** Throws RefusedError. */
export async function loadAccount(id: string): Promise<AccountView> {
  return tookAccount(await ask("register.account", { id }));
}

export function tookPerson(view: PersonView): PersonView {
  const { id, lastEvent } = view.person;
  useRegisterStore.setState(({ people }) =>
    (people[id]?.person.lastEvent ?? -1) > lastEvent ? {} : { people: { ...people, [id]: view } },
  );
  return view;
}

export function tookDepartment(view: DepartmentView): DepartmentView {
  const { name, lastEvent } = view.department;
  useRegisterStore.setState(({ departments }) =>
    (ownMember(departments, name)?.department.lastEvent ?? -1) > lastEvent
      ? {}
      : { departments: { ...departments, [name]: view } },
  );
  return view;
}

/** Throws RefusedError: ACCOUNT_CHANGED when somebody else was faster. */
export async function accountStep({ account }: AccountView, input: AccountStep): Promise<AccountView> {
  return tookAccount(await ask("register.account-step", { id: account.id, lastEvent: account.lastEvent, input }));
}

/** Throws RefusedError. */
export async function personStep({ person }: PersonView, input: PersonStep): Promise<PersonView> {
  return tookPerson(await ask("register.person-step", { id: person.id, lastEvent: person.lastEvent, input }));
}

/** Throws RefusedError. */
export async function departmentStep({ department }: DepartmentView, input: DepartmentStep): Promise<DepartmentView> {
  const { name, lastEvent } = department;
  return tookDepartment(await ask("register.department-step", { name, lastEvent, input }));
}

/** Reads again when the register has changed; what was read last stays while it is read again. */
function useReading(read: () => Promise<unknown>, of: string): Refused | null {
  const changes = useRegisterStore((store) => store.changes);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` and `changes` are the reasons to read it again
  useEffect(() => {
    let wanted = true;
    read().then(
      () => wanted && setRefused(null),
      (error: unknown) => wanted && setRefused(refusedOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [of, changes]);
  return refused;
}

/** The lists of accounts, people and departments. */
export function useRegister(): { readonly desk: RegisterDesk | null; readonly refused: Refused | null } {
  const desk = useRegisterStore((store) => store.desk);
  const refused = useReading(loadRegister, "desk");
  return { desk, refused };
}

/** The list of accounts: `opening` until `desk` is there, each whole and of one moment. */
export function useAccountList(): Pick<RegisterStore, "desk" | "opening"> & { readonly refused: Refused | null } {
  const desk = useRegisterStore((store) => store.desk);
  const opening = useRegisterStore((store) => store.opening);
  const refused = useReading(loadAccountList, "accounts");
  return { desk, opening, refused };
}

export function useAccount(id: string): { readonly view: AccountView | null; readonly refused: Refused | null } {
  const view = useRegisterStore((store) => store.accounts[id] ?? null);
  const refused = useReading(() => loadAccount(id), id);
  return { view, refused };
}

export function usePerson(id: string): { readonly view: PersonView | null; readonly refused: Refused | null } {
  const view = useRegisterStore((store) => store.people[id] ?? null);
  const refused = useReading(async () => tookPerson(await ask("register.person", { id })), id);
  return { view, refused };
}

/** @param name as the list of departments has it */
export function useDepartment(name: string): {
  readonly view: DepartmentView | null;
  readonly refused: Refused | null;
} {
  const view = useRegisterStore((store) => ownMember(store.departments, name) ?? null);
  const refused = useReading(async () => tookDepartment(await ask("register.department", { name })), name);
  return { view, refused };
}

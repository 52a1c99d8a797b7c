import { useEffect, useState } from "react";
import type { PersonRecord, RegisterDesk } from "../../main/model/register-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useRegister, useRegisterStore } from "../stores/register.ts";
import { accountTitle, type HeldPlaces, seatsOf } from "./leaving.ts";

const none: HeldPlaces = { seats: [], leads: [] };

/** What the lists say of everybody of that name: two may share it, and so it is asked for whose it is. */
function candidates(desk: RegisterDesk | null, name: string): string | null {
  if (desk === null) return null;
  const departments = desk.departments.filter((one) => one.coordinator === name || one.director === name);
  const accounts = desk.accounts.filter((one) => one.coordinator === name);
  return JSON.stringify([departments.map((one) => one.name), accounts.map(({ id }) => id)]);
}

async function readPlaces(person: string, key: string): Promise<HeldPlaces> {
  const [departments, accounts] = JSON.parse(key) as [string[], string[]];
  const views = await Promise.all(departments.map((name) => ask("register.department", { name })));
  const led = await Promise.all(accounts.map((id) => ask("register.account", { id })));
  return {
    seats: seatsOf(person, views),
    leads: led
      .filter(({ account }) => account.coordinator === person)
      .map(({ account }) => ({ id: account.id, title: accountTitle(account) })),
  };
}

/** Departments and accounts that name this person as coordinator or director; null until that is known. */
export function useHeldPlaces({ id, name }: Pick<PersonRecord, "id" | "name">): HeldPlaces | null {
  const { desk } = useRegister();
  const changes = useRegisterStore((store) => store.changes);
  const [places, setPlaces] = useState<HeldPlaces | null>(null);
  const key = candidates(desk, name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the register has changed
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    readPlaces(id, key)
      .catch((error: unknown) => {
        // Without it the panel says less, and nothing wrong: the duties on Today name what is vacant.
        refusedOf(error);
        return none;
      })
      .then((read) => wanted && setPlaces(read));
    return () => {
      wanted = false;
    };
  }, [id, key, changes]);
  return places;
}

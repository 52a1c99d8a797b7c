import { create } from "zustand";
import { noFilter, type PeopleFilter } from "./people-filter.ts";

/** What the list of people is narrowed down to: it stays while a person of it is looked at. */
export const usePeopleFilter = create<PeopleFilter>(() => noFilter);

export function filterPeople(part: Partial<PeopleFilter>): void {
  usePeopleFilter.setState(part);
}

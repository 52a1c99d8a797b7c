import { useEffect } from "react";
import { create } from "zustand";
import { type AccountFilters, noAccountFilters } from "./account-filter.ts";

/** What the list was narrowed down to; it outlives leaving the screen. */
const useFilters = create<{ readonly filters: AccountFilters }>(() => ({ filters: noAccountFilters }));

/** @param department the one that the person came for; absent: as it was left */
export function useAccountFilters(department?: string): [AccountFilters, (filters: AccountFilters) => void] {
  const filters = useFilters((store) => store.filters);
  useEffect(() => {
    if (department !== undefined) useFilters.setState({ filters: { ...noAccountFilters, department } });
  }, [department]);
  return [filters, (next) => useFilters.setState({ filters: next })];
}

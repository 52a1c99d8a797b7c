import { useEffect } from "react";
import { create } from "zustand";
import type { AccountsPlace } from "../stores/place.ts";
import { type AccountFilters, noAccountFilters } from "./account-filter.ts";

/** What the list was narrowed down to; it outlives leaving the screen. */
const useFilters = create<{ readonly filters: AccountFilters }>(() => ({ filters: noAccountFilters }));

/** @param place what the person came for; where it names nothing, the list is as it was left */
export function useAccountFilters({
  department,
  needs,
}: AccountsPlace): [AccountFilters, (filters: AccountFilters) => void] {
  const filters = useFilters((store) => store.filters);
  useEffect(() => {
    if (department === undefined && needs === undefined) return;
    useFilters.setState({ filters: { ...noAccountFilters, department: department ?? null, needs: needs ?? null } });
  }, [department, needs]);
  return [filters, (next) => useFilters.setState({ filters: next })];
}

/** What the log screen shows. */
import { ask, on } from "../bridge.ts";
import { CaseSearch } from "./case-search.ts";

export { noFilters } from "./case-search.ts";

export const logSearch = new CaseSearch({
  page: (query, filters, after, limit) => ask("log.search", { query, filters, after, limit }),
  count: (query, filters) => ask("log.count", { query, filters }),
  facets: () => ask("log.facets", null),
});

export const {
  use: useLog,
  search: searchLog,
  more: moreOfLog,
  lookFor,
  filter: filterLog,
  clear: clearSearch,
  loadFacets,
} = logSearch;

/** While the screen is open, the list follows the log. Returns the function that stops. */
export function followLog(): () => void {
  return on("log.changed", () => {
    void searchLog();
    void loadFacets();
  });
}

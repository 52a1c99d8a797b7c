/** Cases in which a step was left out with a written reason: the report counts them, a person wants to read them. */
import { foldName } from "../../main/model/author.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { noFilters } from "../stores/case-search.ts";

/** Cases of one answer, answers at most, and cases that are shown. */
const [atOnce, mostPages, mostShown] = [200, 10, 20];

/** Can a step that stands for this row be left out? @param row id in the pack’s list of duties */
export function canBeLeftOut(pack: PolicyPack, row: string): boolean {
  const clauses = pack.rows[row] ?? [];
  return pack.steps.some(({ waiver, clauses: [first = ""] }) => waiver !== null && clauses.includes(first));
}

/** The newest ones of a department, among its newest cases. Throws RefusedError. */
export async function findLeftOut(department: string): Promise<readonly CaseSummary[]> {
  const key = foldName(department);
  const found: CaseSummary[] = [];
  let after: number | null = null;
  for (let page = 0; page < mostPages && found.length < mostShown; page += 1) {
    const { cases, next }: { cases: readonly CaseSummary[]; next: number | null } = await ask("log.search", {
      query: "",
      filters: noFilters,
      after,
      limit: atOnce,
    });
    found.push(...cases.filter(({ account, waivers }) => waivers > 0 && foldName(account.department) === key));
    if (next === null) break;
    after = next;
  }
  return found.slice(0, mostShown);
}

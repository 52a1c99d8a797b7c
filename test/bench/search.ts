import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { matchExpression } from "../../main/removal-log/search.ts";
import type { LogFilters } from "../../preload/contract.ts";
import { openServices } from "./data.ts";
import { median, ms, quantile, type Row, timed } from "./figures.ts";

const rounds = 12;
const nothing = { account: null, action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };
type Filters = LogFilters & { fromTime: string | null; toTime: string | null };

interface Query {
  readonly words: string;
  readonly filters: Filters;
}

const searches = [
  "river",
  "river_walker",
  "the",
  "trail closure",
  "budget hearing disgrace",
  '"trail closure"',
  "thr",
  "screenshot-17.png",
  "library",
  "phone number",
  "harbor dre",
  "nothing_like_this_is_there",
  "a",
  "director sample",
  "paving 20 percent",
];

/** The first page of fifty, against the bare FTS query that finds the same fifty rows and reads their stored text. */
export async function benchSearch(data: string): Promise<Row[]> {
  const services = await openServices(data);
  const database = new BetterSqlite(join(data, "log.sqlite"), { readonly: true });
  const bare = database.prepare(
    `SELECT case_summary.summary FROM case_search JOIN case_summary ON case_summary.first_seq = case_search.rowid
     WHERE case_search MATCH ? ORDER BY case_search.rowid DESC LIMIT 50`,
  );
  const { log } = services.ready;
  const facets = log.facets();
  const filtered: Filters = { ...nothing, account: facets.accounts[0]?.id ?? null, action: "content.removed" };
  const queries: Query[] = searches.flatMap((words) => [
    { words, filters: nothing },
    { words, filters: filtered },
  ]);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (const { words, filters } of queries) {
      const expression = matchExpression(words, filters);
      const bareTime = expression === null ? 0 : await timed(() => bare.all(expression));
      const ourTime = await timed(() => log.search(words, filters, null, 50));
      if (round < 0) continue;
      ours.push(ourTime);
      theirs.push(bareTime);
    }
  }
  services.close();
  database.close();
  return rowsOf(ours, theirs);
}

function rowsOf(ours: readonly number[], bare: readonly number[]): Row[] {
  const p95 = quantile(ours, 0.95);
  const total = (samples: readonly number[]): number => samples.reduce((sum, sample) => sum + sample, 0);
  return [
    {
      name: "search, first page of 50, at 1,000,000 entries: p95",
      seen: `median ${ms(median(ours))}, slowest ${ms(quantile(ours, 1))}, ${ours.length} searches`,
      value: p95,
      bound: 50,
      unit: "ms",
    },
    {
      name: "search, against the bare FTS query",
      seen: `${ms(total(ours))} against ${ms(total(bare))} for all of them`,
      value: total(ours) / total(bare),
      bound: 1.5,
      unit: "×",
    },
  ];
}

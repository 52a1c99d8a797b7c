import { hash } from "node:crypto";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { startVerification } from "../../main/removal-log/verification.ts";
import { median, ms, type Row, timed } from "./figures.ts";

const rounds = 3;

/**
 * Verifying the whole log against hashing the same messages one by one: every leaf, every inner node and every disclosure,
 * read into memory beforehand, so that the yardstick has no reading to do.
 */
export async function benchVerify(data: string): Promise<Row[]> {
  const file = join(data, "log.sqlite");
  const times = { verify: [] as number[], hashing: [] as number[] };
  let entries = 0;
  for (let round = 0; round < rounds; round += 1) {
    times.hashing.push(hashEverything(file));
    let ok = false;
    times.verify.push(
      await timed(async () => {
        const report = await startVerification({ file, evidenceFolder: join(data, "evidence") });
        ok = report.ok;
        entries = report.entries;
      }),
    );
    if (!ok) throw new Error("the sample log does not verify");
  }
  return [
    {
      name: "verifying 1,000,000 entries, against hashing the same messages",
      seen: `${ms(median(times.verify))} against ${ms(median(times.hashing))} for ${entries} entries, medians of ${rounds}`,
      value: median(times.verify) / median(times.hashing),
      bound: 2,
      unit: "×",
    },
  ];
}

const batch = 100_000;

/** Milliseconds spent hashing alone, batch after batch. */
function hashEverything(file: string): number {
  const database = new BetterSqlite(file, { readonly: true });
  const rows = database.prepare<[number, number], { public: string; text: string }>(
    "SELECT public, text FROM entry JOIN disclosures USING (seq) WHERE seq >= ? AND seq < ?",
  );
  let spent = 0;
  for (let from = 0; ; from += batch) {
    const messages = rows.all(from, from + batch).flatMap((row) => [
      `\u0000${row.public}`,
      ...row.text.split("~"),
      // an inner node is 65 bytes: a tree of n leaves has n - 1 of them
      "n".repeat(65),
    ]);
    if (messages.length === 0) break;
    const start = process.hrtime.bigint();
    for (const message of messages) hash("sha256", message, "buffer");
    spent += Number(process.hrtime.bigint() - start) / 1e6;
  }
  database.close();
  return spent;
}

/** One line of the table: a ratio or a size measured in this run, and the bound it is held to. */
export interface Row {
  readonly name: string;
  /** What was measured, in words and figures of this machine. */
  readonly seen: string;
  readonly value: number;
  readonly bound: number;
  readonly unit: "×" | "ms" | "MB";
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new RangeError("no samples");
  return value;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

export function table(rows: readonly Row[]): string {
  const head = ["", "measured", "bound", "", "seen"];
  const body = rows.map((row) => [
    row.name,
    `${row.value.toFixed(2)} ${row.unit}`,
    `≤ ${row.bound} ${row.unit}`,
    row.value <= row.bound ? "inside" : "OUTSIDE",
    row.seen,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => (line[column] ?? "").length)));
  return [head, ...body]
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}

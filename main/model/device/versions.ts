/** Versions as vendors write them: `24H2`, `142.0.7444.60`, `12.12`, `22.04`. */

/** The numbers of a version; null: it has none, or it is no version (`rolling`, `sid`). Text behind the numbers is left out. */
export function numbersOf(version: string): readonly number[] | null {
  const found = /^\s*v?(\d{1,9}(?:[.H]\d{1,9}){0,7})(?![\d])/i.exec(version.slice(0, 200));
  return found?.[1] === undefined ? null : found[1].split(/[.H]/i).map(Number);
}

/** Below 0: `a` is the older one. A number that is missing counts as 0. null: one of them is no version. */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === null || right === null) return null;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const apart = (left[i] ?? 0) - (right[i] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** `142` of `142.0.7444.60`; null: it is no version. */
export function majorOf(version: string): number | null {
  return numbersOf(version)?.[0] ?? null;
}

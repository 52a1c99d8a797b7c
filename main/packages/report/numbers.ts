/** Counts and sizes in words, the same on every computer. */

/** `1,284` */
export function count(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 entry`, `1,284 entries` */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

const units = ["KB", "MB", "GB", "TB"] as const;

/** `812 bytes`, `1.4 MB`: powers of 1,000, as file managers show them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const shown = size < 10 ? String(Math.round(size * 10) / 10) : count(Math.round(size));
  return `${shown} ${units[unit]}`;
}

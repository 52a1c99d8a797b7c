import { readFileSync } from "node:fs";

/**
 * The most memory that this process ever took, in MB. From /proc: what getrusage(2) gives as `maxRSS` counts the memory of the process that
 * started this one, from the moment before this one's program was loaded.
 */
export function peakMemory(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  if (kilobytes === undefined) throw new Error("no VmHWM");
  return Number(kilobytes) / 1024;
}

import { readdir } from "node:fs/promises";
import { systemCode } from "../lib/storage-error.ts";
import type { Outcome } from "./probe.ts";
import { readStart } from "./read-start.ts";

/**
 * Linux: the names of running programs, one a line, shortened by the kernel to 15 bytes (proc(5), /proc/pid/status). Those in containers are
 * left out: they guard the container, not this computer.
 * @param whose own: only those that run for the person who started this program
 * @param most processes
 * @throws the system's error when /proc may not be read
 */
export async function runningPrograms(whose: "all" | "own", most: number): Promise<Outcome> {
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // Mounted with hidepid= only one's own programs are there: then nothing follows from a name's absence (proc(5)).
  if (!numbers.includes("1")) return { state: "denied" };
  if (numbers.length > most) return { state: "too-long" };
  const user = whose === "own" ? (process.getuid?.() ?? null) : null;
  const names = await Promise.all(numbers.map((number) => programName(`/proc/${number}/status`, user)));
  const text = names.filter((name) => name !== null).join("\n");
  return { state: "ok", text, errors: "", code: 0 };
}

async function programName(file: string, user: number | null): Promise<string | null> {
  try {
    return programIn((await readStart(file, 4_096))?.text ?? "", user);
  } catch (error) {
    // It has ended since its number was listed.
    if (["ENOENT", "ESRCH"].includes(systemCode(error))) return null;
    throw error;
  }
}

/**
 * The name in a process's status. A process in a container has a second number there (`NSpid`, pid_namespaces(7)).
 * @param user null: whoever it runs for
 * @returns null: it runs for somebody else, or in a container
 */
export function programIn(status: string, user: number | null): string | null {
  const field = (name: string) =>
    status
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const isNested = (field("NSpid")?.split(/\s+/).length ?? 1) > 1;
  if (isNested || (user !== null && field("Uid")?.split(/\s+/)[0] !== String(user))) return null;
  return field("Name") ?? null;
}

import type { Outcome } from "./probe.ts";
import { type RunLimits, run } from "./run.ts";

/**
 * A file’s text or a folder’s names as a program of the system’s reads them (cat(1), ls(1)), for places that may lie on a server. Where that
 * is gone the program never ends, and is given up; a thread of our own that waits there could not be, and would keep the whole app from
 * closing. Never rejects. timed-out: also what never ends by itself, such as a pipe.
 */
export async function readApart(what: "file" | "folder", path: string, limits: RunLimits): Promise<Outcome> {
  const isFile = what === "file";
  const outcome = await run(isFile ? "/bin/cat" : "/bin/ls", [...(isFile ? [] : ["-A", "-1"]), "--", path], limits);
  // That there is no such program says nothing of the file.
  if (outcome.state !== "ok") return outcome.state === "absent" ? { state: "failed" } : outcome;
  if (outcome.code === 0) return { ...outcome, errors: "" };
  // Its words are English: programs are told so by LC_ALL.
  if (/: (No such file or directory|Not a directory)\n$/.test(outcome.errors)) return { state: "absent" };
  if (/: (Permission denied|Operation not permitted)\n$/.test(outcome.errors)) return { state: "denied" };
  return { state: /: Is a directory\n$/.test(outcome.errors) ? "unreadable" : "failed" };
}

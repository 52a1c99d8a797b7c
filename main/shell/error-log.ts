import { appendFileSync, statSync } from "node:fs";

const largest = 1_000_000;

function size(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Which error, and where in the code; never its message, which may quote what a person typed. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error ? ` ${String(error.code)}` : "";
  const places = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [`${error.name}${code}`, ...places].join("\n");
}

/** Errors that the code did not expect, kept on this workstation, up to a megabyte. */
export class ErrorLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  write(what: string, error: unknown): void {
    const text = `${new Date().toISOString()} ${what}: ${trace(error)}\n`;
    process.stderr.write(text);
    try {
      if (size(this.#file) < largest) appendFileSync(this.#file, text);
    } catch {
      // A folder that can't be written says so in the window; stderr has had the line.
    }
  }
}

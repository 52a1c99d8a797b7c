import type { Outcome, Source } from "../probe.ts";

/** Asks systemd for one unit; `is-enabled` reads the units' files and works without a running systemd. */
export function systemctl(question: "is-enabled" | "is-active", unit: string): Source {
  return { run: "/usr/bin/systemctl", args: [question, "--", unit] };
}

const known = [
  "enabled",
  "enabled-runtime",
  "disabled",
  "masked",
  "masked-runtime",
  "static",
  "not-found",
  "active",
  "inactive",
  "failed",
];

/** systemd's word for it; it gives exit codes other than 0 for all that is not on. null: it did not answer. */
export function unitState(outcome: Outcome): string | null {
  if (outcome.state !== "ok") return null;
  const word = outcome.text.trim();
  if (known.includes(word)) return word.replace("-runtime", "");
  // Older versions say it in their error output alone.
  return /^Failed to get unit file state for \S+ No such file or directory\s*$/.test(outcome.errors)
    ? "not-found"
    : null;
}

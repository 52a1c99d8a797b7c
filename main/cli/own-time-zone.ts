/** This computer’s; UTC where it has none that is known, as with an empty `TZ`. */
export function ownTimeZone(timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    // Such as `Etc/Unknown`, which nobody knows.
    return "UTC";
  }
}

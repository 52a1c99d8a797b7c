/** How long something may take, in milliseconds, and what ends the waiting at once. */
export interface Patience {
  readonly time: number;
  readonly signal: AbortSignal;
}

/**
 * What comes of it, but not after `time`: a network folder whose server is gone never answers, and nothing can call the reading back. What
 * comes of it later counts for nothing.
 * @param given when it takes too long or the signal comes
 * @throws as `coming`
 */
export async function within<T>(
  coming: Promise<T>,
  { time, signal }: Patience,
  given: (why: "timed-out" | "failed") => T,
): Promise<T> {
  let giveUp: (why: "timed-out" | "failed") => void = () => {};
  const over = new Promise<T>((resolve) => {
    giveUp = (why) => resolve(given(why));
  });
  const close = () => giveUp("failed");
  const timer = setTimeout(() => giveUp("timed-out"), time);
  signal.addEventListener("abort", close);
  try {
    return await Promise.race([coming, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", close);
  }
}

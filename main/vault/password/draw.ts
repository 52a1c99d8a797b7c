/** Whole numbers by chance, each as likely as any other. */

/** A number from 0 up to, not including, `bound` (at most 2^32). */
export type Draw = (bound: number) => number;

const range = 2 ** 32;
/** A source that is refused so often is broken: with a sound one, this happens once in 2^1000 draws. */
const mostTries = 1_000;

/**
 * Takes four bytes at a time, and others in their place when they lie in the last part of the range that `bound` does not divide:
 * without that the first numbers would come up more often. Throws Error when the source gives nothing that fits.
 */
export function drawFrom(random: (bytes: number) => Uint8Array): Draw {
  return (bound) => {
    const fair = range - (range % bound);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const bytes = random(4);
      const number = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
      if (number < fair) return number % bound;
    }
    throw new Error("the random source repeats itself");
  };
}

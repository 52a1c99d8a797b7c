/**
 * Sealings that wait for their entry, counted by content: two windows may seal the same screenshot at once, and the one that is
 * given up must not take the file from the one that is kept.
 */
export class Waiting {
  readonly #contents = new Map<string, { count: number; isNew: boolean }>();

  add(sha256: string): void {
    const content = this.#contents.get(sha256);
    if (content === undefined) this.#contents.set(sha256, { count: 1, isNew: false });
    else content.count++;
  }

  /** The file was not there before these sealings, or nothing else wants it any more. */
  markNew(sha256: string): void {
    const content = this.#contents.get(sha256);
    if (content !== undefined) content.isNew = true;
  }

  has(sha256: string): boolean {
    return this.#contents.has(sha256);
  }

  /** One sealing is over. "keep" or "remove" when it was the last: what is to become of the file; null while others wait. */
  settle(sha256: string, kept: boolean): "keep" | "remove" | null {
    const content = this.#contents.get(sha256);
    if (content === undefined) return null;
    if (kept) content.isNew = false;
    content.count--;
    if (content.count > 0) return null;
    this.#contents.delete(sha256);
    return content.isNew ? "remove" : "keep";
  }
}

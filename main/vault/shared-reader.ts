import { read, type Seen, stampAt } from "./shared-place.ts";

/** How often a file is read although it seems unchanged: some drives count time in steps of two seconds. */
const rereads = 3;

/** Reads the files of a shared folder once, and again when they were written since: a network drive is slow. */
export class FolderReader {
  readonly #read = new Map<string, { stamp: string; times: number }>();

  /** null when the file is gone, or was read before and is the same. @throws AppError as `read` */
  async changed(folder: string, name: string): Promise<Seen | null> {
    const before = this.#read.get(name);
    if (before !== undefined && before.times >= rereads && before.stamp === (await stampAt(folder, name))) return null;
    const seen = await read(folder, name);
    if (seen === null) this.#read.delete(name);
    else this.#read.set(name, { stamp: seen.stamp, times: before?.stamp === seen.stamp ? before.times + 1 : 1 });
    return seen;
  }

  /** Was the file there when it was last looked at? */
  has(name: string): boolean {
    return this.#read.has(name);
  }

  forget(name: string): void {
    this.#read.delete(name);
  }

  forgetAll(): void {
    this.#read.clear();
  }
}

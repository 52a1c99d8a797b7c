import { appAddress } from "./address.ts";
import type { Message } from "./cdp.ts";

/** `WebFrameMain`: a frame of a page, as far as a sender is checked by it. */
export class Frame {
  url = "about:blank";
  origin = "null";
  readonly id: string;
  readonly parent: Frame | null;

  constructor(id: string, parent: Frame | null) {
    this.id = id;
    this.parent = parent;
    if (parent) this.origin = parent.origin;
  }

  navigated(frame: Message): void {
    this.url = appAddress(frame.url);
    // An about:blank frame has its parent's origin.
    this.origin = frame.url.startsWith("about:") ? (this.parent?.origin ?? "null") : appAddress(frame.securityOrigin);
  }
}

/** The frames of a page, kept current by the browser's events. */
export class Frames {
  readonly main: Frame;
  #frames = new Map<string, Frame>();

  constructor(mainId: string) {
    this.main = new Frame(mainId, null);
    this.#frames.set(mainId, this.main);
  }

  get(id: string): Frame | null {
    return this.#frames.get(id) ?? null;
  }

  attached(id: string, parentId: string): void {
    this.#frames.set(id, new Frame(id, this.get(parentId)));
  }

  navigated(frame: Message): void {
    this.get(frame.id)?.navigated(frame);
  }

  detached(id: string): void {
    this.#frames.delete(id);
  }

  /** Frames inside the main one, in the order in which they came. */
  inner(): Frame[] {
    return [...this.#frames.values()].filter((frame) => frame.parent !== null);
  }
}

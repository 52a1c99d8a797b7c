import type { Readable, Writable } from "node:stream";

/** Parameters and results of the DevTools protocol: described by Chromium, checked by nobody at run time. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol's own types are a package of 20,000 lines that nothing else here needs
export type Message = Record<string, any>;

type Listener = (params: Message, session: string | undefined) => void;

/** A client of the Chrome DevTools Protocol over a pipe: JSON messages, each ended by a NUL. */
export class Cdp {
  #next = 1;
  #waiting = new Map<number, { resolve: (result: Message) => void; reject: (error: Error) => void }>();
  #listeners = new Map<string, Set<Listener>>();
  #rest: Buffer[] = [];
  readonly #to: Writable;

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    from.on("data", (chunk: Buffer) => this.#take(chunk));
    from.on("close", () => this.#closed());
    // Writing to a browser that has gone: the answer is the rejection in #closed.
    to.on("error", () => this.#closed());
  }

  /** Sends a command; rejects with the browser's message, or when the browser is gone. */
  send(method: string, params: Message = {}, session?: string): Promise<Message> {
    const id = this.#next++;
    const text = JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#to.write(`${text}\0`);
    });
  }

  /** Sends a command whose outcome nobody waits for: a page or browser that has gone meanwhile needs it no more. */
  tell(method: string, params: Message = {}, session?: string): void {
    this.send(method, params, session).catch(() => {});
  }

  on(method: string, listener: Listener): void {
    const listeners = this.#listeners.get(method) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(method, listeners);
  }

  #take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#rest.push(chunk.subarray(start, end));
      start = end + 1;
      const text = Buffer.concat(this.#rest).toString("utf8");
      this.#rest = [];
      this.#dispatch(JSON.parse(text));
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id === undefined) {
      for (const listener of this.#listeners.get(message.method) ?? []) listener(message.params, message.sessionId);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }

  #closed(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("the browser is gone"));
    this.#waiting.clear();
  }
}

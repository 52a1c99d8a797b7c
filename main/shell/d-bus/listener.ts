import { connect, type NetConnectOpts, type Socket } from "node:net";
import { callBus, nextMessage, type Signal } from "./message.ts";

const lineEnd = "\r\n";

/** One who listens on a bus: says who it is, what it wants to hear, and then only hears. */
export class Listener {
  readonly #socket: Socket;
  readonly #rule: string;
  readonly #onSignal: (signal: Signal) => void;
  #waiting: Buffer = Buffer.alloc(0);
  #accepted = false;

  /**
   * @param uid number of the user, by which a bus knows its own (SASL EXTERNAL)
   * @param rule which signals are wanted, as in the specification's “Match Rules”
   */
  constructor(place: NetConnectOpts, uid: number, rule: string, onSignal: (signal: Signal) => void) {
    this.#rule = rule;
    this.#onSignal = onSignal;
    this.#socket = connect(place);
    this.#socket.on("connect", () => this.#introduce(uid));
    this.#socket.on("data", (bytes: Buffer) => this.#hear(bytes));
    // A session's bus that goes takes the desktop with it; one that never came has nothing to tell.
    this.#socket.on("error", () => this.close());
    this.#socket.unref();
  }

  close(): void {
    this.#socket.destroy();
  }

  #introduce(uid: number): void {
    this.#socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString("hex")}${lineEnd}`);
  }

  #hear(bytes: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
    try {
      if (this.#accepted || this.#accept()) this.#takeMessages();
    } catch (error) {
      // What speaks there is no bus: there is nothing to be learnt from it.
      if (!(error instanceof RangeError)) throw error;
      this.close();
    }
  }

  /** Has the bus let us in? Its answer is a line, before any message. @throws RangeError when it has not */
  #accept(): boolean {
    const end = this.#waiting.indexOf(lineEnd);
    if (end < 0) return false;
    if (!this.#waiting.toString("latin1", 0, end).startsWith("OK ")) throw new RangeError("refused by the bus");
    this.#accepted = true;
    this.#waiting = this.#waiting.subarray(end + lineEnd.length);
    this.#socket.write(`BEGIN${lineEnd}`);
    this.#socket.write(callBus(1, "Hello", null));
    this.#socket.write(callBus(2, "AddMatch", this.#rule));
    return true;
  }

  #takeMessages(): void {
    for (let next = nextMessage(this.#waiting); next !== null; next = nextMessage(this.#waiting)) {
      this.#waiting = next.rest;
      if (next.signal !== null) this.#onSignal(next.signal);
    }
  }
}

/** Texts are collected to this length before they are encoded. */
const pieceLength = 64 * 1024;
/** UTF-8 needs up to three bytes for a UTF-16 unit. */
const mostBytes = 3;

/** Encodes texts as UTF-8 in one place of memory: gigabytes of small pieces of their own leave it full of holes. */
export class PieceEncoder {
  readonly #room = Buffer.allocUnsafe(2 * pieceLength * mostBytes);

  /** Views, each good until the next one. */
  *encoded(pieces: Iterable<string>): Generator<Buffer> {
    let [waiting, length]: [string[], number] = [[], 0];
    for (const piece of pieces) {
      waiting.push(piece);
      length += piece.length;
      if (length < pieceLength) continue;
      yield this.#encode(waiting.join(""));
      [waiting, length] = [[], 0];
    }
    if (length > 0) yield this.#encode(waiting.join(""));
  }

  #encode(text: string): Buffer {
    if (text.length * mostBytes > this.#room.length) return Buffer.from(text, "utf8");
    return this.#room.subarray(0, this.#room.write(text, 0, "utf8"));
  }
}

import { Readable } from "node:stream";
import { AppError } from "../lib/app-error.ts";
import { systemCode } from "../lib/storage-error.ts";

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Small enough that hashing one holds nothing up, large enough that a call for each costs nothing. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * What the source gives, in pieces of at most 4 MiB, asked for one after another: the source is never ahead of the disk.
 * A failing source is EVIDENCE_UNREADABLE {name}; an abort, even while the source keeps silent, is EVIDENCE_CANCELLED.
 */
export async function* pieces(source: Bytes, name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const chunks = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const abort = abortion(signal);
  let ended = false;
  try {
    for (;;) {
      const next = await abort.or(nextChunk(chunks, name));
      if (next.done === true) {
        ended = true;
        return;
      }
      for (let at = 0; at < next.value.length; at += pieceBytes) {
        abort.check();
        yield next.value.subarray(at, at + pieceBytes);
      }
    }
  } finally {
    abort.forget();
    if (!ended) letGo(chunks);
  }
}

/** Frees a stream that was handed in and never read, or not to its end; for other sources there is nothing to free. */
export function dismiss(source: Bytes): void {
  if (!(source instanceof Readable)) return;
  // It has nobody left to tell: the sealing has failed already.
  source.on("error", () => {});
  source.destroy();
}

type Chunks = AsyncIterator<Uint8Array> | Iterator<Uint8Array>;

async function nextChunk(chunks: Chunks, name: string): Promise<IteratorResult<Uint8Array>> {
  try {
    return await chunks.next();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("EVIDENCE_UNREADABLE", { name, reason: systemCode(error) }, { cause: error });
  }
}

/** Lets the source close what it holds. Not waited for: a source that never answers must not keep a refusal from being told. */
function letGo(chunks: Chunks): void {
  Promise.resolve()
    .then(() => chunks.return?.())
    .catch(() => {
      // The sealing has failed already, with a better reason than this one.
    });
}

/** Watches the signal: `or` waits for a promise until it is aborted, holding on to nothing once that promise is settled. */
function abortion(signal: AbortSignal | undefined) {
  const cancelled = () => new AppError("EVIDENCE_CANCELLED", {}, { cause: signal?.reason });
  let giveUp: (reason: AppError) => void = () => {};
  const onAbort = () => giveUp(cancelled());
  signal?.addEventListener("abort", onAbort, { once: true });
  const check = () => {
    if (signal?.aborted) throw cancelled();
  };
  return {
    check,
    or: <T>(promise: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        giveUp = reject;
        promise.then(resolve, reject);
        if (signal?.aborted) onAbort();
      }),
    forget: () => signal?.removeEventListener("abort", onAbort),
  };
}

import type { Sealed } from "../evidence/index.ts";
import type { Around } from "./around.ts";

/** Seals a waiting file, and tells the window how far it is. The file goes on waiting. Throws SOURCE_UNKNOWN, EVIDENCE_*, DISK_*. */
export async function sealWaiting({ services, sources, tell, ending }: Around, token: string): Promise<Sealed> {
  const { evidence } = services.ready;
  const source = sources.look(token);
  const about = { name: source.name, bytes: source.bytes };
  const progress = (done: number) => tell("seal.progress", { source: token, done, total: source.bytes });
  return await evidence.seal(source.stream(), about, progress, ending);
}

/**
 * Does what takes a sealed file, which `go` keeps or gives up. The waiting file stays until it is done: a mistyped field does not cost
 * it. Throws as `sealWaiting` and `go`.
 * @param token null: there is no file
 */
export async function withSealed<T>(
  around: Around,
  token: string | null,
  go: (sealed: Sealed | null) => T | Promise<T>,
): Promise<T> {
  if (token === null) return await go(null);
  using _quiet = around.services.ready.texts.hold();
  const done = await go(await sealWaiting(around, token));
  await around.sources.discard(token);
  return done;
}

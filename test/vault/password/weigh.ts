import type { Strength } from "../../../main/model/vault-view.ts";
import { loadMeter } from "../../../main/vault/password/strength.ts";

/** Weighs one password here, without the thread. */
export async function strengthOf(password: string, known: readonly string[]): Promise<Strength> {
  const meter = await loadMeter();
  return meter(password, known);
}

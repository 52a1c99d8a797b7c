import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { loadPacks } from "../../main/policies/index.ts";

function load(folder: string, id: string): PolicyPack {
  const path = new URL(`../../${folder}`, import.meta.url).pathname;
  const pack = loadPacks(path).packs.find((one) => one.id === id);
  if (pack === undefined) throw new Error(`${folder} has no sound pack ${id}`);
  return pack;
}

export const anchorage = load("assets/policies", "anchorage-pp-16-5");
export const anoka = load("assets/policies", "anoka-social-media-policy");
/** A third policy of no real place, with other steps, roles, grounds and actions. */
export const harbour = load("test/fixtures/policies", "harbour-rules");
export const packs: readonly PolicyPack[] = [anchorage, anoka, harbour];

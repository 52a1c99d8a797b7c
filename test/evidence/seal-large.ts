/**
 * Run by the tests of large files as a process of its own, so that its memory can be told: seals `argv[3]` bytes of the kind `argv[4]`
 * (film or png) in the store `argv[2]`, says the Evidence and by how many bytes the process grew at its largest.
 */
import { randomBytes } from "node:crypto";
import { EvidenceStore } from "../../main/evidence/index.ts";
import { aFilm, aLargePng } from "./a-film.ts";

const [folder = "", length = "", kind = ""] = process.argv.slice(2);
const bytes = Number(length);
const store = EvidenceStore.open(folder, { random: (n) => randomBytes(n), isNamed: () => false });
// What any sealing needs once, such as the thread pool, is no growth.
(await store.seal(aFilm(100_000), { name: "small.mp4", bytes: 100_000 })).discard();
const before = process.resourceUsage().maxRSS;
const source = kind === "png" ? aLargePng(bytes) : aFilm(bytes);
const { evidence, keep } = await store.seal(source, { name: `large.${kind}`, bytes: null });
keep();
console.log(JSON.stringify({ evidence, grown: (process.resourceUsage().maxRSS - before) * 1024 }));

/** Another department's log, invented. */
import type { Account } from "../../../main/model/account.ts";
import type { CaseEntry, Evidence } from "../../../main/model/entry.ts";
import { type PolicyPack, packRef } from "../../../main/model/policy-pack.ts";
import { samplePicture } from "../../../main/sample/picture.ts";
import { SeededRandom } from "../../../main/sample/random.ts";
import { tellStory } from "../../../main/sample/story.ts";
import { FakeLog } from "../fake-log.ts";

export interface ForeignStory {
  readonly log: FakeLog;
  readonly files: ReadonlyMap<string, { readonly evidence: Evidence; readonly bytes: Uint8Array }>;
}

const account: Account = {
  id: "other-account-0",
  department: "Sample Harbor",
  platform: "Facebook",
  handle: "@sampleharbor",
  name: "Sample Harbor",
  address: "https://facebook.example/sampleharbor",
  since: "2020-01-15",
};

/** Looks like a UUID; hangs on the number alone, so that the story is the same each time. */
function caseId(n: number): string {
  return `0199c0de-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

async function picture(random: SeededRandom, n: number): Promise<{ evidence: Evidence; bytes: Uint8Array }> {
  const bytes = new Uint8Array(samplePicture(random));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { evidence: { bytes: bytes.length, mediaType: "image/png", name: `harbor-${n + 1}.png`, sha256 }, bytes };
}

/** Twelve closed cases with six pictures. */
export async function foreignStory(pack: PolicyPack): Promise<ForeignStory> {
  const random = new SeededRandom(11);
  const log = new FakeLog(pack.timeZone, () => new Date());
  const shelf = [];
  for (let n = 0; n < 6; n += 1) shelf.push(await picture(random, n));
  const cast = { pack, accounts: [account], evidence: shelf.map((one) => one.evidence) };
  for (let n = 0; n < 12; n += 1) {
    const id = caseId(n);
    const opened = new Date(Date.UTC(2026, 9, 2 + n * 2, 17, 12));
    for (const { at, actor, event } of tellStory(cast, random, id, opened, false)) {
      const seq = log.entries.length;
      const about = { seq, id: caseId(1000 + seq), at: at.toISOString(), case: id, policy: packRef(pack), actor };
      log.entries.push({ ...event, ...about, device: "0000000d-0000-7000-8000-000000000002" } as CaseEntry);
    }
  }
  return { log, files: new Map(shelf.map((one) => [one.evidence.sha256, one])) };
}

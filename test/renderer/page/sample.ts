import { v7 as uuidv7 } from "uuid";
import type { Account } from "../../../main/model/account.ts";
import type { CaseEntry, Evidence } from "../../../main/model/entry.ts";
import { type PolicyPack, packRef } from "../../../main/model/policy-pack.ts";
import { samplePicture } from "../../../main/sample/picture.ts";
import { SeededRandom } from "../../../main/sample/random.ts";
import { tellStory } from "../../../main/sample/story.ts";
import type { FakeBridge } from "../fake-bridge.ts";

const day = 24 * 60 * 60 * 1000;

const accounts: readonly Omit<Account, "id">[] = [
  {
    department: "Parks & Recreation",
    platform: "Facebook",
    handle: "@sampleparks",
    name: "Sample Parks & Recreation",
    address: "https://facebook.example/sampleparks",
    since: "2019-05-02",
  },
  {
    department: "Parks & Recreation",
    platform: "Instagram",
    handle: "@sampleparks",
    name: "Sample Parks in pictures",
    address: "https://instagram.example/sampleparks",
    since: "2021-03-11",
  },
  {
    department: "Public Library",
    platform: "Facebook",
    handle: "@samplelibrary",
    name: "Sample Public Library",
    address: null,
    since: null,
  },
];

async function pictures(bridge: FakeBridge, random: SeededRandom): Promise<Evidence[]> {
  const made: Evidence[] = [];
  for (let n = 0; n < 12; n += 1) {
    const bytes = new Uint8Array(samplePicture(random));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const evidence = { bytes: bytes.length, mediaType: "image/png", name: `screenshot-${n + 1}.png`, sha256 };
    bridge.files.set(sha256, { evidence, bytes });
    made.push(evidence);
  }
  return made;
}

/** Fills the bridge with invented accounts and cases; the newest ones are still open. */
export async function furnish(bridge: FakeBridge, pack: PolicyPack): Promise<void> {
  const random = new SeededRandom(7);
  bridge.accounts.push(...accounts.map((account, n) => ({ ...account, id: `account-${n}` })));
  const shelf = await pictures(bridge, random);
  const nextPicture = () => random.pick(shelf);
  const cast = { pack, accounts: bridge.accounts, evidence: shelf, nextPicture };
  const cases = 70;
  for (let n = 0; n < cases; n += 1) {
    const opened = new Date(Date.now() - (cases - n) * 1.3 * day - random.int(20) * 3_600_000);
    const id = uuidv7();
    for (const { at, actor, event } of tellStory(cast, random, id, opened, n >= cases - 3)) {
      const seq = bridge.log.entries.length;
      const entry = {
        ...event,
        seq,
        id: `0000000e-0000-7000-8000-${String(seq).padStart(12, "0")}`,
        at: at.toISOString(),
        case: id,
        policy: packRef(pack),
        actor,
        device: "0000000d-0000-7000-8000-000000000001",
      };
      bridge.log.entries.push(entry as CaseEntry);
    }
  }
}

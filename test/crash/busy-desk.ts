/**
 * A desk that never rests: opens the data folder given, seals screenshots and takes steps without end, and prints one line for
 * each thing that the services acknowledged. Killed from outside at any moment; run by the crash battery.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import type { CaseView } from "../../main/model/case-view.ts";
import { samplePicture } from "../../main/sample/picture.ts";
import { SeededRandom } from "../../main/sample/random.ts";
import { openServices } from "../bench/data.ts";

const [folder = ""] = process.argv.slice(2);
const services = await openServices(folder);
const { cases, register } = services.ready;
const account = register.accounts()[0];
if (account === undefined) throw new Error("the sample has no account");
const random = new SeededRandom(randomBytes(4).readUInt32LE());

/** Straight to the pipe: a line that was printed survives the kill. */
function acknowledge(view: CaseView): void {
  const last = view.entries.at(-1);
  if (last !== undefined) writeSync(1, `${last.seq} ${last.id}\n`);
}

for (;;) {
  let view = cases.start({
    account: account.id,
    address: "https://platform.example/posts/1",
    author: `author_${random.int(50)}`,
    content: "A comment written while somebody pulls the plug.",
    contentKind: "comment",
    postedAt: null,
    published: true,
  });
  acknowledge(view);
  for (let shot = 0; shot < 3; shot += 1) {
    const picture = samplePicture(random);
    const about = { name: `shot-${shot}.png`, bytes: picture.length };
    ({ view } = await cases.seal(view.summary.id, [picture], about, "before", ""));
    acknowledge(view);
  }
  view = cases.record(view.summary.id, view.summary.lastSeq, {
    step: "keep",
    because: "decided",
    reason: "The plug again.",
  });
  acknowledge(view);
}

/** Writes to the register of a folder until it is killed: with each change, two events that belong together. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "../../main/database/index.ts";
import { RegisterBook } from "../../main/register/index.ts";
import { anoka } from "../model/packs.ts";

const [folder = "", accountId = ""] = process.argv.slice(2);
const book = new RegisterBook({
  database: openDatabase(join(folder, "log.sqlite"), "write"),
  clock: () => new Date("2026-03-02T18:00:00.000Z"),
  random: (bytes) => randomBytes(bytes),
  policy: () => anoka,
  actor: () => ({ name: "Alex Sample", role: "Coordinator", osUser: "alex" }),
  caseExists: () => false,
});
for (let pair = 0; ; pair++) {
  book.change(() => {
    for (const half of ["first", "second"]) {
      const { lastEvent } = book.account(accountId);
      const what = `${half} of ${pair}`;
      book.accountStep(accountId, lastEvent, { step: "activity", on: "2026-03-01", what }, null);
    }
  });
  // Acknowledged: whoever reads this line may rely on the pair.
  process.stdout.write(`${pair}\n`);
}

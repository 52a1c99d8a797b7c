import { openDatabase } from "../../main/database/index.ts";
import { openLog } from "../../main/removal-log/index.ts";
import { disposeCase } from "./disposing.ts";
import { caseId, countingRandom, seed } from "./sample-log.ts";

/** Disposes of the cases of an existing log one by one, and says so: `disposing-process.ts <file> <first> <last>`. */
const [file = "", first = "1", last = "0"] = process.argv.slice(2);
const database = openDatabase(file, "write");
const log = openLog({ database, clock: () => new Date(), random: countingRandom(3) }, seed);
process.stdout.write("ready\n");
for (let number = Number(first); number <= Number(last); number += 1) {
  disposeCase(log, caseId(number));
  process.stdout.write(`disposed ${number}\n`);
  log.finishDisposals();
  process.stdout.write(`finished ${number}\n`);
}
database.close();

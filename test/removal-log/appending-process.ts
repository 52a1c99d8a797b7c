import { openDatabase } from "../../main/database/index.ts";
import { openLog } from "../../main/removal-log/index.ts";
import { caseId, countingRandom, draft, grounds, seed } from "./sample-log.ts";

/** Appends to the first case of an existing log: `appending-process.ts <file> <times>`. */
const [file = "", times = "0"] = process.argv.slice(2);
const database = openDatabase(file, "write");
const log = openLog({ database, clock: () => new Date(), random: countingRandom(2) }, seed);
for (let turn = 0; turn < Number(times); turn += 1) {
  log.record(caseId(1), () => [draft(caseId(1), grounds(`other process, turn ${turn}`))]);
}
database.close();

import { startPackageCheck } from "../../main/services/package-check.ts";
import { peakMemory } from "./peak.ts";

/** Verifies one package and prints the most memory that the process ever took, in MB: for the bench. */
const [file = "", identity] = process.argv.slice(2);

const report = await startPackageCheck({ file, identities: identity === undefined ? [] : [identity] });
if (!report.ok) throw new Error(`the package does not verify: ${report.faults[0]?.what}`);
process.stdout.write(`${peakMemory()}\n`);

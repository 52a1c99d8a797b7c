// Runs a TypeScript file of this project on Node 24: `node scripts/run.mjs file argument...`
import { spawnSync } from "node:child_process";
import { node24, root } from "./node24.mjs";
import { setup } from "./setup.mjs";

setup();
process.exitCode = spawnSync(node24(), process.argv.slice(2), { cwd: root, stdio: "inherit" }).status ?? 1;

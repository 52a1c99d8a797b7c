#!/usr/bin/env node
// `npx custodia ...`: the command line of the app, on the Node that ships with it, built first if it has to be.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, "dist", "main", "cli.js");
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

if (!existsSync(bundle) || !existsSync(node)) {
  const setup = spawnSync(process.execPath, [join(root, "scripts", "setup.mjs")], { stdio: ["ignore", 2, 2] });
  if (setup.status !== 0) process.exit(2);
}
const run = spawnSync(node, [bundle, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 2);

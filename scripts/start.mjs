// `npm start`: opens the app. Arguments after `--` go to it, such as `npm start -- --data=DIR`.
import { spawn } from "node:child_process";
import { electronRuntime, hasDisplay, standInArgs } from "./hosts.mjs";
import { node24, root } from "./node24.mjs";
import { setup } from "./setup.mjs";
import { tour } from "./tour.mjs";

const say = (text) => process.stdout.write(`${text}\n`);

function open(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

async function start(args) {
  setup();
  if (!hasDisplay()) {
    say("There is no display here, so Custodia gives its tour instead of opening its window.");
    return await tour();
  }
  const electron = electronRuntime();
  if (electron === null) {
    say("Custodia opens in the stand-in, on the system's Chromium: Electron's runtime is not installed.");
    return await open(node24(), [...standInArgs, ...args]);
  }
  say("Custodia opens in Electron.");
  return await open(electron, [".", ...args]);
}

process.exitCode = await start(process.argv.slice(2));

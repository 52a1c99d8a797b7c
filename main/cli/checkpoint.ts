import { readOptions, required } from "./arguments.ts";
import type { Command } from "./index.ts";
import { printable } from "./printable.ts";
import { readLog } from "./reading.ts";

export const checkpointCommand: Command = {
  name: "checkpoint",
  usage: "custodia checkpoint --data DIR [--vkey]",
  about: "prints the signed head of the log, or its verifier key",
  help: `
The checkpoint is a C2SP signed note: origin, number of entries, base64 root hash, Ed25519 signature.

  --vkey      the verifier key instead, as other programs of that format take it
`,
  run: async (args, output) => {
    const options = readOptions(args, { data: { type: "string" }, vkey: { type: "boolean" } });
    const reading = readLog(required(options.data, "--data DIR"));
    try {
      const text = options.vkey === true ? `${reading.log.identity.vkey}\n` : reading.log.checkpoint();
      output.out(printable(text));
    } finally {
      reading.close();
    }
    return 0;
  },
};

/** The `custodia` command: the same services without a window. Exit codes: 0 well, 1 something does not verify, 2 unusable input. */
import { runCli } from "./cli/index.ts";

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

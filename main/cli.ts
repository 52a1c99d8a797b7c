/** The `custodia` command: the same services without a window. Exit codes: 0 well, 1 something does not verify, 2 unusable input. */
import { runCli } from "./cli/index.ts";

// Whoever reads along has enough (`custodia log | head`): no error, and nothing left to do.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode ?? 0);
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

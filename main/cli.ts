/** The `custodia` command: the same services without a window. Exit codes stand in `custodia --help`. */
import { runCli } from "./cli/index.ts";

// Whoever reads along has enough (`custodia log | head`): no error, and nothing left to do.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    // Nobody got the answer: no exit code may pass for one.
    if (stream === process.stdout) process.stderr.write(`custodia: the answer can’t be written (${error.code})\n`);
    process.exit(2);
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

import { AppError } from "../lib/app-error.ts";
import { checkCommand } from "./check.ts";
import { checkpointCommand } from "./checkpoint.ts";
import { deviceCommand } from "./device.ts";
import { logCommand } from "./log.ts";
import { policyCommand } from "./policy.ts";
import { printable } from "./printable.ts";
import { sampleCommand } from "./sample.ts";
import { sentence } from "./sentence.ts";
import { vaultCommand } from "./vault.ts";
import { verifyCommand } from "./verify.ts";

/** Where a command writes: results to `out`, complaints to `err`. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly help: string;
  run(args: readonly string[], output: Output): Promise<number>;
}

/** Bad words on the command line: said, with the usage; exit 2. */
export class UsageError extends Error {}

const commands: readonly Command[] = [
  logCommand,
  checkCommand,
  checkpointCommand,
  verifyCommand,
  vaultCommand,
  policyCommand,
  deviceCommand,
  sampleCommand,
];

/** Runs one command; returns the exit code: 0, 1 (does not verify, is not met), 2 (unusable input) or 3 (not found out). Never throws. */
export async function runCli(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const topic = commands.find((command) => command.name === rest[0]);
    output.out(topic === undefined ? overview() : detail(topic));
    return 0;
  }
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    output.err(printable(`custodia: there is no command "${name}". "custodia --help" lists them.\n`));
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    output.out(detail(command));
    return 0;
  }
  return attempt(command, rest, output);
}

async function attempt(command: Command, args: readonly string[], output: Output): Promise<number> {
  try {
    return await command.run(args, output);
  } catch (error) {
    output.err(printable(`custodia ${command.name}: ${complaint(command, error)}\n`));
    return error instanceof AppError && error.code === "LOG_DOES_NOT_VERIFY" ? 1 : 2;
  }
}

function complaint(command: Command, error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nUsage: ${command.usage}`;
  if (error instanceof AppError) return `${sentence(error)} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}

function overview(): string {
  const lines = commands.map((command) => `  ${command.usage}\n      ${command.about}`);
  return `custodia: the removal log of a city's social media accounts, from the command line

${lines.join("\n")}

  custodia help COMMAND says more about one of them.

DIR is the data folder; the app shows it under Settings. Reading the log needs
no password: it proves itself by its public key. Opening a vault takes the key from the keychain.
Exit codes: 0 well, 1 something does not verify (device: is not met), 2 the input can't be used,
3 something could not be found out (device only).
`;
}

function detail(command: Command): string {
  return `Usage: ${command.usage}\n\n${command.about}\n\n${command.help.trim()}\n`;
}

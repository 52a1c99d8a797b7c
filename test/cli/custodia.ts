import { runCli } from "../../main/cli/index.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, with all that it wrote. */
export async function custodia(...args: readonly string[]): Promise<Ran> {
  const said = { out: "", err: "" };
  const code = await runCli(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

import type { ReadStream } from "node:tty";
import { type Output, UsageError } from "../index.ts";

const longest = 4_096;
const enter = new Set(["\r", "\n", "\u0004"]);
const erase = new Set(["\u007f", "\b"]);
const interrupt = "\u0003";

/** Asks at the terminal; what is typed is not shown. @throws UsageError where there is no terminal, or the person breaks off */
export async function askHidden(question: string, output: Output): Promise<string> {
  const terminal = process.stdin;
  if (!terminal.isTTY) {
    throw new UsageError(
      "The key lies under a passphrase: give it by --passphrase-file FILE, or start this at a terminal.",
    );
  }
  // Before the question: whoever answers at once would see the answer.
  terminal.setRawMode(true);
  try {
    output.err(question);
    return await typed(terminal);
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
    output.err("\n");
  }
}

function typed(terminal: ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text: string[] = [];
    const take = (chunk: string) => {
      for (const sign of chunk) {
        if (sign === interrupt) return done(() => reject(new UsageError("Broken off: nothing was done.")));
        if (enter.has(sign)) return done(() => resolve(text.join("")));
        if (erase.has(sign)) text = text.slice(0, -1);
        else if (text.length < longest) text.push(sign);
      }
    };
    const done = (settle: () => void) => {
      terminal.off("data", take);
      settle();
    };
    terminal.setEncoding("utf8");
    terminal.on("data", take);
  });
}

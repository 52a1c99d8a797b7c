import type { Reporter } from "@playwright/test/reporter";
import { hostInWords } from "./hosts.ts";

/** Says first which host shows the window: only real Electron proves main/shell. */
export default class HostReporter implements Reporter {
  onBegin(): void {
    process.stdout.write(`${hostInWords()}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

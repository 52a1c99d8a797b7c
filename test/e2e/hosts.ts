import type { Page } from "@playwright/test";
import type { Reply } from "../../preload/contract.ts";
import { electronRuntime } from "../../scripts/hosts.mjs";
import { launchElectron } from "./electron-host.ts";
import { launchStandIn } from "./stand-in-host.ts";

/** What the app asked of the desktop around it. */
export interface DesktopRecord {
  readonly clipboard: string;
  /** Addresses handed to the system's browser. */
  readonly external: readonly string[];
  /** Files handed to the system's viewer. */
  readonly opened: readonly string[];
}

/** The app in one of its hosts, and the desktop around it as a spec can work it. */
export interface RunningHost {
  readonly kind: "electron" | "stand-in";
  readonly page: Page;
  record(): Promise<DesktopRecord>;
  /** The files that the next file dialog will yield; none: the person cancels. */
  answerFiles(files: readonly string[]): Promise<void>;
  /** Sends on main's channel from the `index`-th frame inside the page, as a script there would that had got hold of the channel. */
  invokeFromInnerFrame(index: number, channel: string, args: readonly unknown[]): Promise<Reply<unknown>>;
  /** Closes the window as a person does and waits until the process has ended. Exit code. */
  close(): Promise<number | null>;
  /** Ends the process without warning, as a power cut does. */
  kill(): Promise<void>;
}

const runtime = electronRuntime();

export function hostInWords(): string {
  if (runtime === null) return "Host: the stand-in (the system's Chromium); Electron's runtime is not installed.";
  return `Host: Electron${process.getuid?.() === 0 ? ", with --no-sandbox because root runs it" : ""}.`;
}

/** Starts the app on a data folder. */
export function launch(folder: string): Promise<RunningHost> {
  return runtime === null ? launchStandIn(folder) : launchElectron(runtime, folder);
}

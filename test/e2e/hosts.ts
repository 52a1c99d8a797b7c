import type { Page } from "@playwright/test";
import type { Reply } from "../../preload/contract.ts";
import { electronRuntime } from "../../scripts/hosts.mjs";
import { launchElectron } from "./electron-host.ts";
import { launchStandIn } from "./stand-in-host.ts";

/** What the app asked of the desktop around it. */
export interface DesktopRecord {
  readonly clipboard: string;
  /** Formats that lie on the clipboard beside its text. */
  readonly clipboardFormats: readonly string[];
  /** Names that save dialogs proposed. */
  readonly proposed: readonly string[];
  /** How often the page asked to be printed. */
  readonly prints: number;
  /** Addresses handed to the system's browser. */
  readonly external: readonly string[];
  /** Files handed to the system's viewer. */
  readonly opened: readonly string[];
  /** Notifications of the system, in the order in which they came. */
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  /** The number on the app's icon. */
  readonly badge: number;
}

/** What the system tells the app about the person's going and coming. */
export type SystemEvent = "lock-screen" | "unlock-screen" | "suspend" | "resume" | "shutdown";

/** The app in one of its hosts, and the desktop around it as a spec can work it. */
export interface RunningHost {
  readonly kind: "electron" | "stand-in";
  readonly page: Page;
  record(): Promise<DesktopRecord>;
  /** The files, or the folder, that the next dialog will yield; none: the person cancels. */
  answerFiles(files: readonly string[]): Promise<void>;
  /** Where the next save dialog will save to; null: the person cancels. */
  answerSave(file: string | null): Promise<void>;
  /** Another program puts text on the clipboard. */
  copyElsewhere(text: string): Promise<void>;
  /** The screen locks, the computer goes to sleep, and the like. */
  system(event: SystemEvent): Promise<void>;
  /** The person clicks the newest notification. */
  clickNotification(): Promise<void>;
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

/** Starts the app on a data folder. `env`: what differs from this process's environment, such as another keychain. */
export function launch(folder: string, env: Readonly<Record<string, string>> = {}): Promise<RunningHost> {
  return runtime === null ? launchStandIn(folder, env) : launchElectron(runtime, folder, env);
}

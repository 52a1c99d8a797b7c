/**
 * How a spec works the desktop around the app: messages over the IPC channel of the process that it started.
 * Under `npm start` nobody drives it, and then this file does nothing.
 */
import { once } from "node:events";
import { BrowserWindow, driven, menuKeys, theBrowser, windowEvents } from "./browser-window.ts";
import { decode, encode } from "./codec.ts";
import { clipboard, powerMonitor } from "./desktop.ts";
import { clickNotification } from "./notification.ts";
import { record } from "./record.ts";

type Contents = BrowserWindow["webContents"];

function contents(): Contents {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new Error("there is no window");
  return window.webContents;
}

/** What a spec may ask for. */
export const asks = {
  /** WebSocket address of the browser, once the page is shown. */
  endpoint: async () => {
    if (BrowserWindow.getAllWindows().length === 0) await once(windowEvents, "created");
    await BrowserWindow.getAllWindows()[0]?.attached;
    return await theBrowser()?.endpoint();
  },
  record: async () => record,
  answerFiles: async (files: string[]) => void record.fileAnswers.push(files),
  answerSave: async (file: string | null) => void record.saveAnswers.push(file),
  /** Another program copies something. */
  copyElsewhere: (text: string) => clipboard.writeText(text),
  system: async (event: "lock-screen" | "unlock-screen" | "suspend" | "resume" | "shutdown") =>
    void powerMonitor.emit(event),
  clickNotification: async () => clickNotification(),
  press: async (accelerator: string) => menuKeys.press(accelerator),
  guardsDevices: async () => contents().session.guardsDevices,
  invokeFromInnerFrame: (index: number, channel: string, args: unknown[]) =>
    contents().invokeFromInnerFrame(index, channel, args),
  closeWindow: async () => BrowserWindow.getAllWindows()[0]?.close(),
};

export type Asks = typeof asks;

async function answer(text: string): Promise<void> {
  const { id, ask, args } = decode(text) as { id: number; ask: keyof Asks; args: never[] };
  try {
    const value = await (asks[ask] as (...args: never[]) => Promise<unknown>)(...args);
    process.send?.(encode({ id, value }));
  } catch (error) {
    process.send?.(encode({ id, error: String(error) }));
  }
}

if (driven) process.on("message", (text: string) => void answer(text));

import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { IpcMainInvokeEvent, Notification, OpenDialogReturnValue, SaveDialogReturnValue } from "electron";
import { type ElectronApplication, _electron as electron } from "playwright-core";
import type { Reply } from "../../preload/contract.ts";
import type { DesktopRecord, RunningHost } from "./hosts.ts";

interface Desk {
  clipboard: string;
  clipboardFormats: string[];
  external: string[];
  opened: string[];
  fileAnswers: string[][];
  saveAnswers: (string | null)[];
  proposed: string[];
  prints: 0;
  notifications: { title: string; body: string }[];
  badge: number;
}
type WithDesk = typeof globalThis & { desk: Desk; shown: Notification[] };
type InvokeHandlers = Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>>;

/** Puts a record in place of the desktop: no browser, viewer or dialog opens on the machine that runs the specs. */
async function replaceDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: running, clipboard, dialog, Notification: Shown, shell }) => {
    const clip = { clipboard: "", clipboardFormats: [] };
    const asked = { fileAnswers: [], saveAnswers: [], proposed: [] };
    const desk: Desk = { ...clip, ...asked, external: [], opened: [], prints: 0, notifications: [], badge: 0 };
    const shown: Notification[] = [];
    Object.assign(globalThis, { desk, shown });
    Shown.isSupported = () => true;
    Shown.prototype.show = function (this: Notification) {
      desk.notifications.push({ title: this.title, body: this.body });
      shown.push(this);
    };
    running.setBadgeCount = (count = 0) => {
      desk.badge = count;
      return true;
    };
    clipboard.writeText = async (text) => {
      desk.clipboard = text;
      desk.clipboardFormats = ["text/plain"];
    };
    clipboard.write = async ([item]) => {
      desk.clipboard = item ? await (await item.getType("text/plain" as string as "text/plain")).text() : "";
      desk.clipboardFormats = item?.types ?? [];
    };
    clipboard.readText = async () => desk.clipboard;
    clipboard.clear = () => {
      desk.clipboard = "";
      desk.clipboardFormats = [];
    };
    shell.openExternal = async (url) => void desk.external.push(url);
    shell.openPath = async (path) => {
      desk.opened.push(path);
      return "";
    };
    const answer = async (): Promise<OpenDialogReturnValue> => {
      const filePaths = desk.fileAnswers.shift() ?? [];
      return { canceled: filePaths.length === 0, filePaths };
    };
    dialog.showOpenDialog = answer;
    const save = async (...args: unknown[]): Promise<SaveDialogReturnValue> => {
      desk.proposed.push((args.at(-1) as { defaultPath?: string }).defaultPath ?? "");
      const filePath = desk.saveAnswers.shift() ?? "";
      return { canceled: filePath === "", filePath };
    };
    dialog.showSaveDialog = save;
  });
}

type Printing = typeof globalThis & { prints?: number };

/** No print dialog opens on the machine that runs the specs, either. */
async function countPrints(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {
      (globalThis as Printing).prints = ((globalThis as Printing).prints ?? 0) + 1;
    };
  });
}

/** Electron keeps its handlers in a private map; a frame's own script has no way to them, which is what the spec shows. */
function invokeFromInnerFrame(app: ElectronApplication, index: number, channel: string, args: readonly unknown[]) {
  return app.evaluate(
    async ({ BrowserWindow, ipcMain }, asked) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const senderFrame = contents?.mainFrame.frames[asked.index] ?? null;
      const handlers = (ipcMain as unknown as { _invokeHandlers: InvokeHandlers })._invokeHandlers;
      const event = { sender: contents, senderFrame } as IpcMainInvokeEvent;
      return (await handlers.get(asked.channel)?.(event, ...asked.args)) as Reply<unknown>;
    },
    { index, channel, args: [...args] },
  );
}

export async function launchElectron(
  executablePath: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningHost> {
  const root = join(import.meta.dirname, "..", "..");
  const sandbox = process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await electron.launch({
    executablePath,
    cwd: root,
    args: [...sandbox, ".", `--data=${folder}`],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  await replaceDesktop(app);
  const child = app.process();
  const ended = once(child, "exit");
  const page = (await app.firstWindow()) as Page;
  await page.waitForLoadState();
  await countPrints(page);
  return {
    kind: "electron",
    page,
    record: async () => {
      const desk: DesktopRecord = await app.evaluate(() => (globalThis as WithDesk).desk);
      return { ...desk, prints: await page.evaluate(() => (globalThis as Printing).prints ?? 0) };
    },
    answerFiles: (files) =>
      app.evaluate((_electron, chosen) => void (globalThis as WithDesk).desk.fileAnswers.push(chosen), [...files]),
    answerSave: (file) =>
      app.evaluate((_electron, chosen) => void (globalThis as WithDesk).desk.saveAnswers.push(chosen), file),
    copyElsewhere: (text) => app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
    clickNotification: () =>
      app.evaluate(() => {
        const clicked = (globalThis as WithDesk).shown.pop();
        for (const event of ["click", "close"]) clicked?.emit(event, {});
      }),
    system: (event) => app.evaluate(({ powerMonitor }, told) => void powerMonitor.emit(told), event),
    invokeFromInnerFrame: (index, channel, args) => invokeFromInnerFrame(app, index, channel, args),
    close: async () => {
      await page.close();
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

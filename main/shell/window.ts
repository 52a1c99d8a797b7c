import { join } from "node:path";
import { BrowserWindow, type Session, screen } from "electron";
import { appPage } from "./address.ts";
import type { ErrorLog } from "./error-log.ts";
import { readWindowState, writeWindowState } from "./window-state.ts";

export interface WindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly folder: string;
  readonly packaged: boolean;
  readonly errors: ErrorLog;
}

function open({ session, preload, packaged }: WindowOptions, bounds: Electron.BrowserWindowConstructorOptions) {
  return new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: "Custodia",
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      // A spell checker learns what is typed, passwords among it, and fetches its dictionary from the network.
      spellcheck: false,
      devTools: !packaged,
    },
  });
}

/** Opens the window where it was last, and shows it when there is something to see. */
export async function openWindow(options: WindowOptions): Promise<void> {
  const file = join(options.folder, "window.json");
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = readWindowState(file, displays) ?? { width: 1360, height: 860, maximized: false };
  const window = open(options, bounds);
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    try {
      writeWindowState(file, window);
    } catch (error) {
      options.errors.write("window state", error);
    }
  });
  window.webContents.on("render-process-gone", (_event, details) => {
    options.errors.write("renderer", new Error(details.reason));
    if (!window.isDestroyed()) void window.loadURL(appPage);
  });
  try {
    await window.loadURL(appPage);
  } catch (error) {
    // Closed before the page was there: the person has changed her mind.
    if (!window.isDestroyed()) throw error;
  }
}

/**
 * The part of Electron that main/shell uses, on plain Node and the system's Chromium, for machines where Electron's runtime can't be
 * had. hook.mjs makes `electron` mean this file. It is never packaged.
 */
import "./control.ts";
import { defaultSession } from "./session.ts";

export { app } from "./app.ts";
export { BrowserWindow, ipcMain } from "./browser-window.ts";
export {
  ClipboardItem,
  clipboard,
  desktopCapturer,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
} from "./desktop.ts";
export { Notification, nativeImage } from "./notification.ts";
export { session } from "./session.ts";

export const protocol = defaultSession.protocol;

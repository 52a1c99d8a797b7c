import type { MenuItemConstructorOptions } from "electron";
import type { AppCommand } from "../../preload/contract.ts";
import type { Tell } from "./events.ts";

/** The menu bar: the app's two commands, and the roles without which copy, paste and zoom have no keys. */
export function menuTemplate(tell: Tell, options: { mac: boolean; packaged: boolean }): MenuItemConstructorOptions[] {
  const command = (name: AppCommand) => () => tell("app.command", { command: name });
  const file: MenuItemConstructorOptions[] = [
    { label: "New case", accelerator: "CmdOrCtrl+N", click: command("new-case") },
    { label: "Find…", accelerator: "CmdOrCtrl+K", click: command("find") },
    { type: "separator" },
    { role: options.mac ? "close" : "quit" },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { role: "togglefullscreen" },
    ...(options.packaged ? [] : [{ role: "toggleDevTools" } as const]),
  ];
  return [
    ...(options.mac ? [{ role: "appMenu" } as const] : []),
    { label: "File", submenu: file },
    { role: "editMenu" },
    { label: "View", submenu: view },
    { role: "windowMenu" },
  ];
}

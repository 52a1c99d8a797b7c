/** The desktop around the app: dialogs, clipboard, viewer, screens. It does nothing but keep a record for the spec. */
import { spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import type Electron from "electron";
import { BrowserWindow, driven, menuKeys } from "./browser-window.ts";
import { record } from "./record.ts";

/** A person in front of the stand-in gets the desktop's own dialog where there is one (Linux, GNOME). */
function askPerson(): string[] {
  const asked = spawnSync("zenity", ["--file-selection", "--multiple", "--separator=\n"], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.trim().split("\n") : [];
}

export const dialog = {
  async showOpenDialog(..._args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    const filePaths = record.fileAnswers.shift() ?? (driven ? [] : askPerson());
    return { canceled: filePaths.length === 0, filePaths };
  },
  showErrorBox(title: string, content: string): void {
    record.messages.push(`${title}: ${content}`);
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Pick<Electron.Dialog, "showOpenDialog" | "showErrorBox">;

export const clipboard = {
  async writeText(text: string): Promise<void> {
    record.clipboard = text;
  },
  async readText(): Promise<string> {
    return record.clipboard;
  },
} satisfies Pick<Electron.Clipboard, "writeText" | "readText">;

export const shell = {
  async openExternal(url: string): Promise<void> {
    record.external.push(url);
  },
  async openPath(path: string): Promise<string> {
    record.opened.push(path);
    return "";
  },
} satisfies Pick<Electron.Shell, "openExternal" | "openPath">;

const wholeScreen = {
  id: 0,
  scaleFactor: 1,
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};

export const screen = {
  getAllDisplays: () => [wholeScreen],
  getPrimaryDisplay: () => wholeScreen,
};

/** The only thing that the stand-in can take a picture of is its own page. */
export const desktopCapturer = {
  async getSources(_options: Electron.SourcesOptions) {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const { data } = contents ? await contents.call("Page.captureScreenshot", { format: "png" }) : { data: "" };
    const png = Buffer.from(data, "base64");
    const thumbnail = { toPNG: () => png, isEmpty: () => png.length === 0 };
    return [{ id: "screen:0:0", name: "Entire screen", display_id: "0", thumbnail }];
  },
};

export const nativeTheme = {
  get themeSource() {
    return record.theme;
  },
  set themeSource(theme) {
    record.theme = theme;
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setTheme();
  },
} satisfies Pick<Electron.NativeTheme, "themeSource">;

export const powerMonitor = new EventEmitter();

type Item = Electron.MenuItemConstructorOptions;

function items(menu: readonly Item[]): Item[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

export const Menu = {
  buildFromTemplate: (template: Item[]): Item[] => template,
  setApplicationMenu(menu: Item[] | null): void {
    const keyed = items(menu ?? []).filter((item) => typeof item.accelerator === "string" && item.click);
    const byKey = new Map(keyed.map((item) => [String(item.accelerator).replace("CmdOrCtrl", "Ctrl"), item]));
    menuKeys.accelerators = [...byKey.keys()];
    menuKeys.press = (accelerator) => {
      const window = BrowserWindow.getAllWindows()[0];
      byKey.get(accelerator)?.click?.({} as never, window as never, {} as never);
    };
  },
};
